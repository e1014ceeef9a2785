--
-- PostgreSQL database dump
--

\restrict zVKTXBCXXyJNNcVbfyBBxZ8BfMSqPY2srRxeMn5nvajc1VdWYG11lSU9LtR1WO0

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: centre; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.centre (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: control; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.control (
    zone text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    "order" text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    at bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: device; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.device (
    zone text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    worker text NOT NULL COLLATE pg_catalog."C",
    public_key text NOT NULL COLLATE pg_catalog."C",
    enrolled bigint DEFAULT '0'::bigint NOT NULL,
    revoked bigint DEFAULT '0'::bigint NOT NULL,
    last bigint DEFAULT '0'::bigint NOT NULL,
    link text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    seen bigint DEFAULT '0'::bigint NOT NULL,
    confirmed bigint DEFAULT '0'::bigint NOT NULL,
    receipt text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    revoked_by text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    reason text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    zone text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    last bigint DEFAULT '0'::bigint NOT NULL,
    chain text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: grant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public."grant" (
    zone text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    number bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: held; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.held (
    zone text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    work text NOT NULL COLLATE pg_catalog."C",
    received bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: invite; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invite (
    zone text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    worker text NOT NULL COLLATE pg_catalog."C",
    made bigint DEFAULT '0'::bigint NOT NULL,
    expires bigint DEFAULT '0'::bigint NOT NULL,
    used bigint DEFAULT '0'::bigint NOT NULL,
    device text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: journal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal (
    zone text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    file text NOT NULL COLLATE pg_catalog."C",
    file_seq bigint DEFAULT '0'::bigint NOT NULL,
    chain text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    number bigint DEFAULT '0'::bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    streamed boolean NOT NULL,
    size bigint DEFAULT '0'::bigint NOT NULL,
    work text NOT NULL COLLATE pg_catalog."C",
    received bigint DEFAULT '0'::bigint NOT NULL
)
PARTITION BY LIST (zone);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_01a20ad7fa9e73febb5da4610883ede3 (
    zone text CONSTRAINT journal_zone_not_null NOT NULL COLLATE pg_catalog."C",
    seq bigint CONSTRAINT journal_seq_not_null NOT NULL,
    file text CONSTRAINT journal_file_not_null NOT NULL COLLATE pg_catalog."C",
    file_seq bigint DEFAULT '0'::bigint CONSTRAINT journal_file_seq_not_null NOT NULL,
    chain text CONSTRAINT journal_chain_not_null NOT NULL COLLATE pg_catalog."C",
    device text CONSTRAINT journal_device_not_null NOT NULL COLLATE pg_catalog."C",
    number bigint DEFAULT '0'::bigint CONSTRAINT journal_number_not_null NOT NULL,
    id text CONSTRAINT journal_id_not_null NOT NULL COLLATE pg_catalog."C",
    streamed boolean CONSTRAINT journal_streamed_not_null NOT NULL,
    size bigint DEFAULT '0'::bigint CONSTRAINT journal_size_not_null NOT NULL,
    work text CONSTRAINT journal_work_not_null NOT NULL COLLATE pg_catalog."C",
    received bigint DEFAULT '0'::bigint CONSTRAINT journal_received_not_null NOT NULL
);


--
-- Name: journal_other; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.journal_other (
    zone text CONSTRAINT journal_zone_not_null NOT NULL COLLATE pg_catalog."C",
    seq bigint CONSTRAINT journal_seq_not_null NOT NULL,
    file text CONSTRAINT journal_file_not_null NOT NULL COLLATE pg_catalog."C",
    file_seq bigint DEFAULT '0'::bigint CONSTRAINT journal_file_seq_not_null NOT NULL,
    chain text CONSTRAINT journal_chain_not_null NOT NULL COLLATE pg_catalog."C",
    device text CONSTRAINT journal_device_not_null NOT NULL COLLATE pg_catalog."C",
    number bigint DEFAULT '0'::bigint CONSTRAINT journal_number_not_null NOT NULL,
    id text CONSTRAINT journal_id_not_null NOT NULL COLLATE pg_catalog."C",
    streamed boolean CONSTRAINT journal_streamed_not_null NOT NULL,
    size bigint DEFAULT '0'::bigint CONSTRAINT journal_size_not_null NOT NULL,
    work text CONSTRAINT journal_work_not_null NOT NULL COLLATE pg_catalog."C",
    received bigint DEFAULT '0'::bigint CONSTRAINT journal_received_not_null NOT NULL
);


--
-- Name: moved; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.moved (
    zone text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    "to" text NOT NULL COLLATE pg_catalog."C",
    at bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: piece; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.piece (
    zone text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    size bigint DEFAULT '0'::bigint NOT NULL,
    received bigint DEFAULT '0'::bigint NOT NULL,
    bytes bytea
);


--
-- Name: quarantine; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.quarantine (
    zone text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    for_zone text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    work text NOT NULL COLLATE pg_catalog."C",
    words text NOT NULL COLLATE pg_catalog."C",
    received bigint DEFAULT '0'::bigint NOT NULL,
    waits bigint DEFAULT '0'::bigint NOT NULL,
    handed bigint DEFAULT '0'::bigint NOT NULL,
    said text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    taken bigint DEFAULT '0'::bigint NOT NULL,
    taken_by text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    how text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    why text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: receipt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.receipt (
    zone text NOT NULL COLLATE pg_catalog."C",
    device text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    work text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    verdict text NOT NULL COLLATE pg_catalog."C",
    words text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: record; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.record (
    zone text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    file text NOT NULL COLLATE pg_catalog."C",
    "values" text NOT NULL COLLATE pg_catalog."C",
    versions text NOT NULL COLLATE pg_catalog."C",
    beside text NOT NULL COLLATE pg_catalog."C",
    removals text NOT NULL COLLATE pg_catalog."C",
    mark text NOT NULL COLLATE pg_catalog."C",
    size bigint DEFAULT '0'::bigint NOT NULL
);


--
-- Name: zone_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.zone_head (
    zone text NOT NULL COLLATE pg_catalog."C",
    last bigint DEFAULT '0'::bigint NOT NULL,
    epoch text NOT NULL COLLATE pg_catalog."C",
    signer text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal ATTACH PARTITION public.journal_01a20ad7fa9e73febb5da4610883ede3 FOR VALUES IN ('01a20ad7-fa9e-73fe-bb5d-a4610883ede3');


--
-- Name: journal_other; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal ATTACH PARTITION public.journal_other DEFAULT;


--
-- Data for Name: centre; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.centre (name, value) FROM stdin;
secret	367692403827d2e6a1c91b566aea8e29472cb057ca43ec522e186aabcbb61baf
schema	1
origin	7711520381773189411 00000001 16384
\.


--
-- Data for Name: control; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.control (zone, device, number, "order", file, at) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fe65-73fe-bcec-98a93c55bdd4	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	3	wipe		1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	1	grant	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	2	grant	01a20ad7-fcd6-73fe-bc67-8c3830863790	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	3	grant	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	3	grant	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	3	grant	01a20ad8-00c9-7335-b36f-5c4493f3581b	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	4	grant	01a20ad8-00c9-7335-b36f-5c4493f3581b	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	4	grant	01a20ad8-00c9-7335-b36f-5c4493f3581b	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	3	grant	01a20ad8-00c9-7335-b36f-5c4493f3581b	1795000000000
\.


--
-- Data for Name: device; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.device (zone, id, worker, public_key, enrolled, revoked, last, link, seen, confirmed, receipt, revoked_by, reason) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-faaa-73fe-bb67-408996aba3c5		pwm1OvPorvIo2WHjRm8uj/o+sx/o/Jlha4zKbFrFyao=	1795000000000	0	11	10995cd2dbdbbb5021f4241d455e1306a9862fbea1b2120b0d2ca1ef482e6e0c	0	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	01a20ad7-fb2a-73fe-bbab-79572ba6d419	L/WPv2xcS9xdGHWRprYD7TF0Z+urCYmumLd9okN+Zyc=	1795000000000	0	1	4827bd10dc179f9d123c769c1ebc10e3cbf45fc3f01a2368cc92eb7699d207cd	1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	01a20ad7-fbef-73fe-bbe4-90d8339d4c37	drC+BCKhm7sx92yJXUAbBUCSn1wOaaIgBy1sr/vmhSU=	1795000000000	0	1	e30ed79524a949c79b251a622c6599a15f23f0d86be3eb02e47ddfd0c443a73c	1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fe65-73fe-bcec-98a93c55bdd4	01a20ad7-fe3d-73fe-bcb9-78a1edb1189c	nLluhA873LxCS0QQxy41latmtJFrBJc/dbI5npnyf5I=	1795000000000	0	0		1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	01a20ad7-fea1-73fe-bcf5-881591f115fe	97yFCu5ht+paohJm4D7zoXR2zpDEnCCfDNZkczJXuEM=	1795000000000	1795000000000	2	b9ed51bb0a1a41d823cea4d260ded40a5066fdb7632902ba5ecd6b11c06e3a13	1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	01a20ad7-ffda-73fe-bddd-f7eb9d5aa4d5	HAAtEs6xSsK8vxUbhxikwBL6TsIsytNSt0k2utATY2c=	1795000000000	0	1	e0c1b3a8c85f7f6a0f8cfef8b0128aa15dc0934e0e977e1958aced0f8d1770b9	1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	01a20ad7-ff7d-73fe-bd9e-bc5c5c760571	krmy3Zdu0XkQTf/MOxXxhm0Do/RO343+nBvCwMdTVU4=	1795000000000	0	1	58c738cd881f807c9c4836f3e656bc8134a186df6be950a45012268623bb6f15	1795000000000	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	01a20ad7-fc71-73fe-bc28-f0771126afac	Tt9tWra/QktS3VCLm62rjCbq1hi9xcxfk/KYKX4rsJg=	1795000000000	0	0		1795000000000	0			
\.


--
-- Data for Name: file; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.file (zone, file, last, chain) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fcd6-73fe-bc67-8c3830863790	1	09825660e859861e20bfaf353bbc205e6870b1e203844c433793377fbbec69aa
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	3	a556c1df442c254e0ebfefb88aeca411dfc949829eec70a70ed6d5c6fa9873f7
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad8-00c9-7335-b36f-5c4493f3581b	1	b24bbb711552c168d068e25a4cce675e7655e32ce555f572b4d0220f91b1fdc5
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	9	56a1c3c474800c4042999972f4071562a9af3b6c2b036e86c5798526d2aab323
\.


--
-- Data for Name: grant; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public."grant" (zone, device, file, number) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	01a20ad7-fcd6-73fe-bc67-8c3830863790	2
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	01a20ad7-fcd6-73fe-bc67-8c3830863790	2
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	01a20ad7-fcd6-73fe-bc67-8c3830863790	2
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fe65-73fe-bcec-98a93c55bdd4	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	01a20ad7-fcd6-73fe-bc67-8c3830863790	2
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	01a20ad7-fcd6-73fe-bc67-8c3830863790	2
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	3
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	3
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	01a20ad8-00c9-7335-b36f-5c4493f3581b	3
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef	01a20ad8-00c9-7335-b36f-5c4493f3581b	4
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	01a20ad8-00c9-7335-b36f-5c4493f3581b	4
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	01a20ad8-00c9-7335-b36f-5c4493f3581b	3
\.


--
-- Data for Name: held; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.held (zone, device, number, work, received) FROM stdin;
\.


--
-- Data for Name: invite; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.invite (zone, code, worker, made, expires, used, device) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	5726a078c6e1ea0486a4f1667a702b6cbcfcae861c8f14f4f0da601bef6028f3	01a20ad7-fb2a-73fe-bbab-79572ba6d419	1795000000000	1795259200000	1795000000000	01a20ad7-fb9b-73fe-bbda-39ea14111fb9
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	6f6eee2568f89069fd3b0f36e520d4af98936736bdae7f781b184eeedec865a3	01a20ad7-fbef-73fe-bbe4-90d8339d4c37	1795000000000	1795259200000	1795000000000	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	045e40f4b37b8af930c1936c4eddd544d12c33bd872f78f245c990136c19db75	01a20ad7-fc71-73fe-bc28-f0771126afac	1795000000000	1795259200000	1795000000000	01a20ad7-fc9a-73fe-bc5e-dcd9661140ef
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	b4ab408ba4d7d3440a91dbb76eb927e581f8138ca0df3090f562afed162eef76	01a20ad7-fe3d-73fe-bcb9-78a1edb1189c	1795000000000	1795259200000	1795000000000	01a20ad7-fe65-73fe-bcec-98a93c55bdd4
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	bb679abcd63024841cacfbe72ed9b53bad611a316fbcd7b180e574fb5102205b	01a20ad7-fea1-73fe-bcf5-881591f115fe	1795000000000	1795259200000	1795000000000	01a20ad7-fecc-73fe-bd28-35242355bc43
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	2813b0a356ca3ad33509d23887d6c038b3aea923d51e0628779bd8b420579edc	01a20ad7-ff7d-73fe-bd9e-bc5c5c760571	1795000000000	1795259200000	1795000000000	01a20ad7-ff93-73fe-bdc2-62d7049d56ef
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	42d0641edcfad6601195cc86a7704092c78a6cdfc5429e8ec34acbee526adf1d	01a20ad7-ffda-73fe-bddd-f7eb9d5aa4d5	1795000000000	1795259200000	1795000000000	01a20ad7-fffc-73fe-be01-a51d25d99f46
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	aff0ffa8fa484a741e7b860f0c56d001d49f55b52496e5ace8e4e97a08bc3cdb	01a20ad8-013c-73fe-bedf-fa75195fbe97	1795000000000	1795259200000	0	
\.


--
-- Data for Name: journal_01a20ad7fa9e73febb5da4610883ede3; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.journal_01a20ad7fa9e73febb5da4610883ede3 (zone, seq, file, file_seq, chain, device, number, id, streamed, size, work, received) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	1	17f22c350f902695087850233c95ed066747524156e5e78465ffcec24be9e292	01a20ad7-faaa-73fe-bb67-408996aba3c5	1	01a1ee56-5e00-73fe-bb8b-57f4dfe2032e	t	697	{"id":"01a1ee56-5e00-73fe-bb8b-57f4dfe2032e","group":"01a1ee56-5e00-73fe-bb9f-0cfbd96286c3","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":1,"who":"","title":"Make the zone","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"","changes":[{"kind":"zone","id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Chesil","code":"CH","council":""},"bases":{}}],"hash":"fd16b851019cf9d2a5ff6d0743f669fd7feb774990e601f2ae3b3948783196cb","signature":"hwSsAn4SpOEdGbD53soMIbsFeUXTkMs9p0ZVPpUCfRXnSkU6udeeVVMTXWi/higaJT+WVAa6Yey2ryH440ofAQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	2	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	2	6efc4887ba75308f1960682e8ceb0b54a65e27ab68aa9f25dc3895e83f811fec	01a20ad7-faaa-73fe-bb67-408996aba3c5	2	01a1ee56-5e00-73fe-bbb8-29c771e1b4fb	t	833	{"id":"01a1ee56-5e00-73fe-bbb8-29c771e1b4fb","group":"01a1ee56-5e00-73fe-bbc4-b1d6cf18b778","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":2,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"b32ada8a7c7358c108270c150cfae0bb9179aece3471f9f9067b955b108396f3","changes":[{"kind":"worker","id":"01a20ad7-fb2a-73fe-bbab-79572ba6d419","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ruth","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"dd580a4e2a47e734ee6adfbadd0a81c0bb1e174eecfeda2b144d4e11d5233c80","signature":"owyzjpyyHd+QBd9BpG2XSg4cva2FqogJK3cKVYan3LfCJNGOY55h0Chkszd6qPT4NVf7pRYUtQUMXJ5J1lewDw=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	3	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	3	49291dedf7734b29153f2b71f79feeab23ede666d9e670bf584e21c767f78238	01a20ad7-faaa-73fe-bb67-408996aba3c5	3	01a1ee56-5e00-73fe-bbfc-803c0c887032	t	844	{"id":"01a1ee56-5e00-73fe-bbfc-803c0c887032","group":"01a1ee56-5e00-73fe-bc0e-957014c1f404","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":3,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"5b62433ce15ba9678f915e54a1c1d4b2665b9043bd88c44ab52a52ed34f38f5f","changes":[{"kind":"worker","id":"01a20ad7-fbef-73fe-bbe4-90d8339d4c37","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Priya Nair","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"3feb1fa4f1bb34432395f2ba8b09a8e001373e3046705242fcab1b2b82266907","signature":"A6GQr2FGmC0HfQBwqkfyGGIQz0h9qeEl4qZ5wvDf7qSkWNzzE92RFvh7c7Vf2WfVLxjvlN/3KrGurKEJ9nByAQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	4	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	4	bf2389727cbb1be44468acc118414967c3ff26e8f3a6ed18a04ab76eef4466ab	01a20ad7-faaa-73fe-bb67-408996aba3c5	4	01a1ee56-5e00-73fe-bc3c-d8cd298685cb	t	844	{"id":"01a1ee56-5e00-73fe-bc3c-d8cd298685cb","group":"01a1ee56-5e00-73fe-bc48-4605ed8b444b","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":4,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"acf79afeef1bcb7687c97bc913a3a31b75480c0eba2aa07f9bae1454b82c53fe","changes":[{"kind":"worker","id":"01a20ad7-fc71-73fe-bc28-f0771126afac","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Sam Ellery","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"77906eb77187b9e42f964ff36f114a3e66999dd2871df6b3249991111a7cc58c","signature":"xKILRHA64frGyUxtxbByb/N7oBJpG5MXRH61yDFcLeSoiGbk27Z4TX2X/2K9WhUnGQIIk1aHPxs/YxvH/oCMDA=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	5	01a20ad7-fcd6-73fe-bc67-8c3830863790	1	09825660e859861e20bfaf353bbc205e6870b1e203844c433793377fbbec69aa	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	1	01a20ad7-fcd6-73fe-bc8c-f774161ca737	t	868	{"id":"01a20ad7-fcd6-73fe-bc8c-f774161ca737","group":"01a20ad7-fcd6-73fe-bc77-e4bea619f0c7","file":"01a20ad7-fcd6-73fe-bc67-8c3830863790","device":"01a20ad7-fb9b-73fe-bbda-39ea14111fb9","number":1,"who":"01a20ad7-fb2a-73fe-bbab-79572ba6d419","title":"Add a family","stamp":"01a20ad7fcd9-0000-01a20ad7-fb9b-73fe-bbda-39ea14111fb9","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-fcd6-73fe-bc67-8c3830863790","op":"add","values":{"file_id":"01a20ad7-fcd6-73fe-bc67-8c3830863790","name":"Marlow","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-fc71-73fe-bc28-f0771126afac","restricted":false,"allowed":[],"about":""},"bases":{}}],"hash":"16b4bc46876fd8f1cf00234b14cbb6e6ba0833ddcfb2496d8bbbdc2dd39dd1c8","signature":"jf1hADEssYwfnHNxLEG0NSzuGk11Mu53TfVUKig8YVsWp1aQqDW/PpG2Kt0gHyMvLoVJ9iBKNQkACPcavcqBAQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	6	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	5	0f65a46ac4ef6ce0b1166c6f3c80ff910aed3097da87b66f69f5de17fa77613c	01a20ad7-faaa-73fe-bb67-408996aba3c5	5	01a1ee56-5e00-73fe-bccd-834acbd4a221	t	837	{"id":"01a1ee56-5e00-73fe-bccd-834acbd4a221","group":"01a1ee56-5e00-73fe-bcda-f31133246b3b","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":5,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"49baa5efbb1f340c2e8a54e038b30a8b1b91355965b6ddcfeed083279536cab2","changes":[{"kind":"worker","id":"01a20ad7-fe3d-73fe-bcb9-78a1edb1189c","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ann Lee","agency":"Early help","role":"Administrator","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"d0f04b3e524db7da4f06925be3c8911916318daf45e3990e9fb481a8eaf6dd93","signature":"TQr578hIfG7Aooba8hWYr9betwwOrNoJiHyIGO7EG6CrPxc1VyX+AO5wREtO4vBhPYJHAQ5kN+RzJTJgu5DUBw=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	7	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	6	423aad2d4c0c76e3e2d9416f6ff6c758d6d9a2e041c0b242b0b125ba52f04e90	01a20ad7-faaa-73fe-bb67-408996aba3c5	6	01a1ee56-5e00-73fe-bd05-6278fd799643	t	841	{"id":"01a1ee56-5e00-73fe-bd05-6278fd799643","group":"01a1ee56-5e00-73fe-bd1b-d363ac63d6a4","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":6,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"9143dfc4ffe329a6dc6d461e3f453e7f2b6af9dc05bde1c0d9a3e89e3d9bf03a","changes":[{"kind":"worker","id":"01a20ad7-fea1-73fe-bcf5-881591f115fe","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ed Pike","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"085e52cf264179700758bc43ed807b078dbbd32aac7eeb11be03b6f09399835e","signature":"ZDPDfTCWD+YmwodAlVPBas+glkLk66LYmvXkXu0KOyVCdlb2xfguUIuxq2i4d1Ylss1WMG9wMNFyy8jwvXXoDQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	8	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	7	8a41d2dfe512ab4d3fec3e7416c39c1e014fefed1ee6508be004690e0ab6b552	01a20ad7-faaa-73fe-bb67-408996aba3c5	7	01a1ee56-5e00-73fe-bdad-b79bd05445d8	t	841	{"id":"01a1ee56-5e00-73fe-bdad-b79bd05445d8","group":"01a1ee56-5e00-73fe-bdb7-4df844e7342a","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":7,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"231ea53caaa111bcac1aa53ee1e4e0e555d11b66b1287c0fb2cce164546c5395","changes":[{"kind":"worker","id":"01a20ad7-ff7d-73fe-bd9e-bc5c5c760571","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Jo Hart","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"817a3e5cfc1c36f031b470d36c277842885cb13fe0fb5f135f1f8d0f42fe28eb","signature":"/gopJtFJUSuflz2wsHA2vpvKNm56nYE1Ek8dS82o7eeidG9bPv3e7UD64D8VzlV7sTaVvZK2Y4a8WmlmMRFICA=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	9	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	8	64dd5e2c7b46f66c7c9b0f1d39ea03978d62835608be5b33cb302c85daa70844	01a20ad7-faaa-73fe-bb67-408996aba3c5	8	01a1ee56-5e00-73fe-bdec-8f4f6ae37cf8	t	832	{"id":"01a1ee56-5e00-73fe-bdec-8f4f6ae37cf8","group":"01a1ee56-5e00-73fe-bdfc-d54378fe844f","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":8,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"b7475c1757cf01cad541580a952445febf830aef6f4b574ef3b24ca0f78e9277","changes":[{"kind":"worker","id":"01a20ad7-ffda-73fe-bddd-f7eb9d5aa4d5","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ada","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"b33dd8e428f4f35b3e8d68675af241ff64d472dff15a75cf455669e8b2c6900e","signature":"MYOvWsNS7BUSYNwO4jIT0/oFOvm/ECZeyUWHo0f+AsfBrYInzi/SWN9EytWTWsDW5TP6nxM23ktWP+EoHNS+Bg=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	10	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	1	2d1fa1490d6cfb8005472190cc1813f46231210621e2c09a377224b3bd8eadc1	01a20ad7-fffc-73fe-be01-a51d25d99f46	1	01a20ad8-002c-73fe-be3e-e394dc56991c	t	911	{"id":"01a20ad8-002c-73fe-be3e-e394dc56991c","group":"01a20ad8-002c-73fe-be27-e6c346324187","file":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","device":"01a20ad7-fffc-73fe-be01-a51d25d99f46","number":1,"who":"01a20ad7-ffda-73fe-bddd-f7eb9d5aa4d5","title":"Add a family","stamp":"01a20ad8002e-0000-01a20ad7-fffc-73fe-be01-a51d25d99f46","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","op":"add","values":{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","name":"Zephyr","reference":"CH0042","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-ff7d-73fe-bd9e-bc5c5c760571","restricted":true,"allowed":["01a20ad7-ff7d-73fe-bd9e-bc5c5c760571"],"about":""},"bases":{}}],"hash":"6143408482d9e11413ccc72aa4f0f6fa2676b80144e2eaddb0647aff06ae7172","signature":"GG1n7tkPAtCjQhx1iTsWsGlZnWQ5Z15apuMFz1D+p3apwCHqn0R4nuax2zoI8+B29rkiawKZhphhXUeXIG6DBg=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	11	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	2	8b54cbb62ac39f696fc0df49c26a93d86f8cd6f39c451da1de7cc812c14eefd6	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	1	01a20ad8-0058-73fe-be7d-e9092eccd0b0	t	1397	{"id":"01a20ad8-0058-73fe-be7d-e9092eccd0b0","group":"01a20ad8-0058-73fe-be66-66cdedc47210","file":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","device":"01a20ad7-ff93-73fe-bdc2-62d7049d56ef","number":1,"who":"01a20ad7-ff7d-73fe-bd9e-bc5c5c760571","title":"Write","stamp":"01a20ad8005c-0000-01a20ad7-ff93-73fe-bdc2-62d7049d56ef","schema":5,"previous_hash":"","changes":[{"kind":"person","id":"01a20ad8-0057-73fe-be4c-9bbada1e5b87","op":"add","values":{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","given_name":"Zoë","family_name":"Zephyr","known_as":"","earlier_names":"","stage":"child","born":"2016-05-04","due_on":null,"died_on":null,"sex":"","gender":"","pronouns":"","ethnicity":"","disability":"","health":"","school":"","school_year":"","languages":[],"interpreter":"","religion":"","nhs_number":"","upn":"","address":"","postcode":"","phone":"","email":"","external_id":"","occupation":""},"bases":{}},{"kind":"membership","id":"01a20ad8-0057-73fe-be52-fb3bc59d224c","op":"add","values":{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","family_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","person_id":"01a20ad8-0057-73fe-be4c-9bbada1e5b87","place":"at home","role":"","since":"","until":null,"why":""},"bases":{}}],"hash":"ec6332c7aa5267416ca25838e0faa69268a80ec0baf1e6b20a368da554a96aba","signature":"+kyZ4li12yODXva90qUsG97SkL8fmCCM04JAKyJGEa9kbjQCsJJb1ZTKYGvgAVeqZYmaPoW1s6wWS6gZCa7VCw=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	12	01a20ad8-00c9-7335-b36f-5c4493f3581b	1	b24bbb711552c168d068e25a4cce675e7655e32ce555f572b4d0220f91b1fdc5	01a20ad7-faaa-73fe-bb67-408996aba3c5	9	01a1ee56-5e00-73fe-be91-a547b24171f2	t	1163	{"id":"01a1ee56-5e00-73fe-be91-a547b24171f2","group":"01a1ee56-5e00-73fe-beaf-387831021391","file":"01a20ad8-00c9-7335-b36f-5c4493f3581b","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":9,"who":"01a20ad7-fc71-73fe-bc28-f0771126afac","title":"Opened by break-glass","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"b62501d22a89a1e6badec1ee407df36f7b6c0e5f22e871df3f64db93fd8546ea","changes":[{"kind":"break_glass","id":"01a20ad8-00c9-7335-b36f-5c4493f3581b","op":"add","values":{"file_id":"01a20ad8-00c9-7335-b36f-5c4493f3581b","worker_id":"01a20ad7-fc71-73fe-bc28-f0771126afac","asked":"CH0042","reason":"Zoe is in hospital and nobody knows whom to ring.","outcome":"opened","families":["01a20ad8-002c-73fe-be1e-ee2ce7d39b6d"],"references":["CH0042"],"began":1795000000000,"ends":1795028800000,"given_back":0,"taken_back":false,"done":[],"verdict":"","words":"","reviewed_by":"","reviewed_on":null,"outcome_seen":false},"bases":{}}],"hash":"0b4c6c3101303fc95fc74d28dd783cf9633978a08605de4d4809caf9a5162646","signature":"nxGcRJdPvQ6QN8wFJXCexTVUfGpL66llh5K6C+MbklTHzmKlNK+FnGZ+FZL5OVTfmmLRbnBiY4g8kogKjIMyDQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	13	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	3	a556c1df442c254e0ebfefb88aeca411dfc949829eec70a70ed6d5c6fa9873f7	01a20ad7-faaa-73fe-bb67-408996aba3c5	10	01a1ee56-5e00-73fe-bebd-a89268388eea	f	624	{"id":"01a1ee56-5e00-73fe-bebd-a89268388eea","group":"01a1ee56-5e00-73fe-becc-f278de7fee0a","file":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":10,"who":"01a20ad7-fc71-73fe-bc28-f0771126afac","title":"Opened by break-glass","stamp":"01a1ee565e00-0001-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"a8097dc75f31777a9b01cd0bf05e1a79454dbd047ee9dd841ceb76725c44ceed","changes":[],"hash":"6aa257b3e9c994db3a8846112570268d7a895971aa497180ab9574ddedc7a3d6","signature":"huSlWBev+i8uDSRs7bMOm460Xmj2/gCEXVCXeDBys0B/Hv5rD+DGaLAWXniGS7uNCe6oi7MCbORoeW+Vp3ZACQ=="}	1795000000000
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	14	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	9	56a1c3c474800c4042999972f4071562a9af3b6c2b036e86c5798526d2aab323	01a20ad7-faaa-73fe-bb67-408996aba3c5	11	01a1ee56-5e00-73fe-bee7-0a9419085552	t	844	{"id":"01a1ee56-5e00-73fe-bee7-0a9419085552","group":"01a1ee56-5e00-73fe-befb-6861a8572648","file":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","device":"01a20ad7-faaa-73fe-bb67-408996aba3c5","number":11,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-faaa-73fe-bb67-408996aba3c5","schema":5,"previous_hash":"90160b589c2da9ff173e9d32925101a29eafdb47e36ae564a798f96991000c46","changes":[{"kind":"worker","id":"01a20ad8-013c-73fe-bedf-fa75195fbe97","op":"add","values":{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Lee Marsh","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"a91f096080983d8aec736319b664f8ca15f79a3a54a41de2ea2ed50b3a6a8fe2","signature":"crCWRiELkvXd3eMYlpfg9rg6SaIngeaG3zCnUz4oogNyT4ZBGEptohS98KJyGb27I3xdcoTwdnROWDsMY0jSCA=="}	1795000000000
\.


--
-- Data for Name: journal_other; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.journal_other (zone, seq, file, file_seq, chain, device, number, id, streamed, size, work, received) FROM stdin;
\.


--
-- Data for Name: moved; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.moved (zone, file, "to", at) FROM stdin;
\.


--
-- Data for Name: piece; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.piece (zone, file, digest, device, size, received, bytes) FROM stdin;
\.


--
-- Data for Name: quarantine; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.quarantine (zone, device, number, for_zone, file, work, words, received, waits, handed, said, taken, taken_by, how, why) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	1	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fcd6-73fe-bc67-8c3830863790	{"id":"01a20ad7-fde0-73fe-bca9-9a39b7ef0adb","group":"01a20ad7-fde0-73fe-bc94-309737cd4b08","file":"01a20ad7-fcd6-73fe-bc67-8c3830863790","device":"01a20ad7-fc39-73fe-bc1b-d8dd311a12ba","number":1,"who":"01a20ad7-fbef-73fe-bbe4-90d8339d4c37","title":"Write","stamp":"01a20ad7fde1-0000-01a20ad7-fc39-73fe-bc1b-d8dd311a12ba","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-fcd6-73fe-bc67-8c3830863790","op":"set","values":{"restricted":true,"about":"Typed by Priya"},"bases":{"restricted":["01a20ad7-fcd6-73fe-bc8c-f774161ca737"],"about":[]}}],"hash":"fb179157d2dd4d5eced7147e5dd7321d12440b8ee695814967a4a3a1e2cda716","signature":"LwCt7IdP5/sXWVAHnyFlHcI0jRsNtHvovqZ31mDBUsBEKyyk1O6DGFrevVHuW6w9fjH+alCr7hIJTF6gpX9SCQ=="}	You may not restrict a file here.	1795000000000	1	1795000000000	For you	0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	1	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff0d-73fe-bd35-6fb3c0d6ed76	{"id":"01a20ad7-ff0e-73fe-bd52-ba4556363865","group":"01a20ad7-ff0e-73fe-bd45-bc4b14178e93","file":"01a20ad7-ff0d-73fe-bd35-6fb3c0d6ed76","device":"01a20ad7-fecc-73fe-bd28-35242355bc43","number":1,"who":"01a20ad7-fea1-73fe-bcf5-881591f115fe","title":"Add a family","stamp":"01a20ad7ff14-0000-01a20ad7-fecc-73fe-bd28-35242355bc43","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-ff0d-73fe-bd35-6fb3c0d6ed76","op":"add","values":{"file_id":"01a20ad7-ff0d-73fe-bd35-6fb3c0d6ed76","name":"Pike","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"","restricted":false,"allowed":[],"about":""},"bases":{}}],"hash":"aaf5b128818b47080410ee918f512abd43e6aaba83b7669ba295bf52b43f363e","signature":"afPUBe8wP5F1/fXQlTApD/x+zmuV+MJz8axYdw7oR6qz29oXUFdTEbiUp5uTAloRtV5myyNKNY1OVk7+QkajBg=="}	This laptop was revoked. What it held is kept for the lead practitioner to look at.	1795000000000	1	0		0			
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	2	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff24-73fe-bd6c-daa4b2ab04fb	{"id":"01a20ad7-ff24-73fe-bd82-578f1e2cf086","group":"01a20ad7-ff24-73fe-bd72-af51eadda149","file":"01a20ad7-ff24-73fe-bd6c-daa4b2ab04fb","device":"01a20ad7-fecc-73fe-bd28-35242355bc43","number":2,"who":"01a20ad7-fea1-73fe-bcf5-881591f115fe","title":"Add a family","stamp":"01a20ad7ff26-0000-01a20ad7-fecc-73fe-bd28-35242355bc43","schema":5,"previous_hash":"650e7f049ea54913b53a0bad038629d7326b46cb33a6b721d75acc87600fea90","changes":[{"kind":"family","id":"01a20ad7-ff24-73fe-bd6c-daa4b2ab04fb","op":"add","values":{"file_id":"01a20ad7-ff24-73fe-bd6c-daa4b2ab04fb","name":"Hidden","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"","restricted":true,"allowed":["01a20ad7-fea1-73fe-bcf5-881591f115fe"],"about":""},"bases":{}}],"hash":"063d2767ebda546fe5037225bae4e5fcd86c3b1f4f3e7de12a69d1ba062c2e5d","signature":"YMyA3qR+HTZVZAsMWTxAG/HGeteQ4SvV58eS1JzkAEixCP1K5Y3s04LOu67tyPn0ufmxOkzceKb/y411JB1gCQ=="}	This laptop was revoked. What it held is kept for the lead practitioner to look at.	1795000000000	1	0		0			
\.


--
-- Data for Name: receipt; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.receipt (zone, device, number, work, hash, verdict, words) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fb9b-73fe-bbda-39ea14111fb9	1	01a20ad7-fcd6-73fe-bc8c-f774161ca737	16b4bc46876fd8f1cf00234b14cbb6e6ba0833ddcfb2496d8bbbdc2dd39dd1c8	ok	
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fc39-73fe-bc1b-d8dd311a12ba	1	01a20ad7-fde0-73fe-bca9-9a39b7ef0adb	fb179157d2dd4d5eced7147e5dd7321d12440b8ee695814967a4a3a1e2cda716	refused	You may not restrict a file here.
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	1	01a20ad7-ff0e-73fe-bd52-ba4556363865	aaf5b128818b47080410ee918f512abd43e6aaba83b7669ba295bf52b43f363e	refused	This laptop was revoked. What it held is kept for the lead practitioner to look at.
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fecc-73fe-bd28-35242355bc43	2	01a20ad7-ff24-73fe-bd82-578f1e2cf086	063d2767ebda546fe5037225bae4e5fcd86c3b1f4f3e7de12a69d1ba062c2e5d	refused	This laptop was revoked. What it held is kept for the lead practitioner to look at.
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fffc-73fe-be01-a51d25d99f46	1	01a20ad8-002c-73fe-be3e-e394dc56991c	6143408482d9e11413ccc72aa4f0f6fa2676b80144e2eaddb0647aff06ae7172	ok	
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-ff93-73fe-bdc2-62d7049d56ef	1	01a20ad8-0058-73fe-be7d-e9092eccd0b0	ec6332c7aa5267416ca25838e0faa69268a80ec0baf1e6b20a368da554a96aba	ok	
\.


--
-- Data for Name: record; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.record (zone, kind, id, file, "values", versions, beside, removals, mark, size) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	zone	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Chesil","code":"CH","council":""}	{"*":["01a1ee56-5e00-73fe-bb8b-57f4dfe2032e"]}	{}	[]	efa6f3c74acf92e95f8c04d12f56f912af4c3949aa88d9b345ba3fe1b7dfd742	141
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-fb2a-73fe-bbab-79572ba6d419	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ruth","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bbb8-29c771e1b4fb"]}	{}	[]	41ce16ccf8c91620c3e8046c98f1e920517e4e2389e57573b2d98c861418bd39	212
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-fbef-73fe-bbe4-90d8339d4c37	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Priya Nair","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bbfc-803c0c887032"]}	{}	[]	53d06ff810414a7fc87db1a8372d9ef4847f378bacbea53868e969bcaa756945	223
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-fc71-73fe-bc28-f0771126afac	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Sam Ellery","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bc3c-d8cd298685cb"]}	{}	[]	cd6cbc147580ae2309be967772baaef5ad51b07c0eda88e63e0580df6eb6d5b3	223
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	family	01a20ad7-fcd6-73fe-bc67-8c3830863790	01a20ad7-fcd6-73fe-bc67-8c3830863790	{"file_id":"01a20ad7-fcd6-73fe-bc67-8c3830863790","name":"Marlow","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-fc71-73fe-bc28-f0771126afac","restricted":false,"allowed":[],"about":""}	{"*":["01a20ad7-fcd6-73fe-bc8c-f774161ca737"]}	{}	[]	11593b628edcf60634db76042f7cad69709ad48e4ab4e6fd4322e6c2a4e1db3d	275
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-fe3d-73fe-bcb9-78a1edb1189c	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ann Lee","agency":"Early help","role":"Administrator","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bccd-834acbd4a221"]}	{}	[]	6a8d1ead1a54cf131ffea4df770b3371e66738c5b5db4e8141d2810486f85f23	216
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-fea1-73fe-bcf5-881591f115fe	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ed Pike","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bd05-6278fd799643"]}	{}	[]	9cb578446c52b9e9648c9901cb034db783f9d250bcbfb2bfdbec99b8369f3aef	220
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-ff7d-73fe-bd9e-bc5c5c760571	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Jo Hart","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bdad-b79bd05445d8"]}	{}	[]	e396f007c2bd02ffbbf7f8ff96cbe347c3c319c3d71283f91141cee14817c9b6	220
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad7-ffda-73fe-bddd-f7eb9d5aa4d5	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Ada","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bdec-8f4f6ae37cf8"]}	{}	[]	f0997515a95076819ddc6e23928d2fbe40a0f96647592ba58ec03efc582ead07	211
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	family	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","name":"Zephyr","reference":"CH0042","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-ff7d-73fe-bd9e-bc5c5c760571","restricted":true,"allowed":["01a20ad7-ff7d-73fe-bd9e-bc5c5c760571"],"about":""}	{"*":["01a20ad8-002c-73fe-be3e-e394dc56991c"]}	{}	[]	919c68d609942d6b25c98348df29cc51c9fe6011ae8fefae8195a139abaf5ebc	318
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	membership	01a20ad8-0057-73fe-be52-fb3bc59d224c	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","family_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","person_id":"01a20ad8-0057-73fe-be4c-9bbada1e5b87","place":"at home","role":"","since":"","until":null,"why":""}	{"*":["01a20ad8-0058-73fe-be7d-e9092eccd0b0"]}	{}	[]	cacf6d4d424c9a74c9e2304f320b0c4250386534baf4522b001888bfaeb2c982	263
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	person	01a20ad8-0057-73fe-be4c-9bbada1e5b87	01a20ad8-002c-73fe-be1e-ee2ce7d39b6d	{"file_id":"01a20ad8-002c-73fe-be1e-ee2ce7d39b6d","given_name":"Zoë","family_name":"Zephyr","known_as":"","earlier_names":"","stage":"child","born":"2016-05-04","due_on":null,"died_on":null,"sex":"","gender":"","pronouns":"","ethnicity":"","disability":"","health":"","school":"","school_year":"","languages":[],"interpreter":"","religion":"","nhs_number":"","upn":"","address":"","postcode":"","phone":"","email":"","external_id":"","occupation":""}	{"*":["01a20ad8-0058-73fe-be7d-e9092eccd0b0"]}	{}	[]	fe63ce97f92685fdef70b31bde0e581865d947de1c9a8777bbe35ad05e391019	500
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	break_glass	01a20ad8-00c9-7335-b36f-5c4493f3581b	01a20ad8-00c9-7335-b36f-5c4493f3581b	{"file_id":"01a20ad8-00c9-7335-b36f-5c4493f3581b","worker_id":"01a20ad7-fc71-73fe-bc28-f0771126afac","asked":"CH0042","reason":"Zoe is in hospital and nobody knows whom to ring.","outcome":"opened","families":["01a20ad8-002c-73fe-be1e-ee2ce7d39b6d"],"references":["CH0042"],"began":1795000000000,"ends":1795028800000,"given_back":0,"taken_back":false,"done":[],"verdict":"","words":"","reviewed_by":"","reviewed_on":null,"outcome_seen":false}	{"*":["01a1ee56-5e00-73fe-be91-a547b24171f2"]}	{}	[]	e996f25c341aec62e0a14fd230a097b6d2b2245f34760e9ede94c83e8550e7d5	492
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	worker	01a20ad8-013c-73fe-bedf-fa75195fbe97	01a20ad7-fa9e-73fe-bb5d-a4610883ede3	{"file_id":"01a20ad7-fa9e-73fe-bb5d-a4610883ede3","name":"Lee Marsh","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}	{"*":["01a1ee56-5e00-73fe-bee7-0a9419085552"]}	{}	[]	1f2672a3712f86796d37be6aa0c0a739f592ac168fb709265e018fba8feff6e8	222
\.


--
-- Data for Name: zone_head; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.zone_head (zone, last, epoch, signer) FROM stdin;
01a20ad7-fa9e-73fe-bb5d-a4610883ede3	14	01a20ad7-fab0-73fe-bb7e-e9239b5c46b2	01a20ad7-faaa-73fe-bb67-408996aba3c5 BEqiLhzcgOEP/GCvTlQOTzvs8IextZNnXkyVVpNXZS0=
\.


--
-- Name: centre centre_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.centre
    ADD CONSTRAINT centre_pkey PRIMARY KEY (name);


--
-- Name: control control_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.control
    ADD CONSTRAINT control_pkey PRIMARY KEY (zone, device, number);


--
-- Name: device device_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (zone, id);


--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (zone, file);


--
-- Name: grant grant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public."grant"
    ADD CONSTRAINT grant_pkey PRIMARY KEY (zone, device, file);


--
-- Name: held held_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.held
    ADD CONSTRAINT held_pkey PRIMARY KEY (zone, device, number);


--
-- Name: invite invite_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invite
    ADD CONSTRAINT invite_pkey PRIMARY KEY (zone, code);


--
-- Name: journal journal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (zone, seq);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3 journal_01a20ad7fa9e73febb5da4610883ede3_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_01a20ad7fa9e73febb5da4610883ede3
    ADD CONSTRAINT journal_01a20ad7fa9e73febb5da4610883ede3_pkey PRIMARY KEY (zone, seq);


--
-- Name: journal_other journal_other_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.journal_other
    ADD CONSTRAINT journal_other_pkey PRIMARY KEY (zone, seq);


--
-- Name: moved moved_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.moved
    ADD CONSTRAINT moved_pkey PRIMARY KEY (zone, file);


--
-- Name: piece piece_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.piece
    ADD CONSTRAINT piece_pkey PRIMARY KEY (zone, file, digest);


--
-- Name: quarantine quarantine_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (zone, device, number);


--
-- Name: receipt receipt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (zone, device, number);


--
-- Name: record record_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (zone, kind, id);


--
-- Name: zone_head zone_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.zone_head
    ADD CONSTRAINT zone_head_pkey PRIMARY KEY (zone);


--
-- Name: device_id; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX device_id ON public.device USING btree (id);


--
-- Name: journal_device; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_device ON ONLY public.journal USING btree (zone, device, number);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_device_number_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_01a20ad7fa9e73febb5da4610883ede3_zone_device_number_idx ON public.journal_01a20ad7fa9e73febb5da4610883ede3 USING btree (zone, device, number);


--
-- Name: journal_file; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_file ON ONLY public.journal USING btree (zone, file, file_seq);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_file_file_seq_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_01a20ad7fa9e73febb5da4610883ede3_zone_file_file_seq_idx ON public.journal_01a20ad7fa9e73febb5da4610883ede3 USING btree (zone, file, file_seq);


--
-- Name: journal_id; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_id ON ONLY public.journal USING btree (zone, id);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_01a20ad7fa9e73febb5da4610883ede3_zone_id_idx ON public.journal_01a20ad7fa9e73febb5da4610883ede3 USING btree (zone, id);


--
-- Name: journal_other_zone_device_number_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_other_zone_device_number_idx ON public.journal_other USING btree (zone, device, number);


--
-- Name: journal_other_zone_file_file_seq_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_other_zone_file_file_seq_idx ON public.journal_other USING btree (zone, file, file_seq);


--
-- Name: journal_other_zone_id_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX journal_other_zone_id_idx ON public.journal_other USING btree (zone, id);


--
-- Name: piece_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX piece_file ON public.piece USING btree (file, digest);


--
-- Name: quarantine_waits; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX quarantine_waits ON public.quarantine USING btree (for_zone, waits, received);


--
-- Name: record_file; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX record_file ON public.record USING btree (zone, file, kind, id);


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_pkey ATTACH PARTITION public.journal_01a20ad7fa9e73febb5da4610883ede3_pkey;


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_device_number_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_device ATTACH PARTITION public.journal_01a20ad7fa9e73febb5da4610883ede3_zone_device_number_idx;


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_file_file_seq_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_file ATTACH PARTITION public.journal_01a20ad7fa9e73febb5da4610883ede3_zone_file_file_seq_idx;


--
-- Name: journal_01a20ad7fa9e73febb5da4610883ede3_zone_id_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_id ATTACH PARTITION public.journal_01a20ad7fa9e73febb5da4610883ede3_zone_id_idx;


--
-- Name: journal_other_pkey; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_pkey ATTACH PARTITION public.journal_other_pkey;


--
-- Name: journal_other_zone_device_number_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_device ATTACH PARTITION public.journal_other_zone_device_number_idx;


--
-- Name: journal_other_zone_file_file_seq_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_file ATTACH PARTITION public.journal_other_zone_file_file_seq_idx;


--
-- Name: journal_other_zone_id_idx; Type: INDEX ATTACH; Schema: public; Owner: -
--

ALTER INDEX public.journal_id ATTACH PARTITION public.journal_other_zone_id_idx;


--
-- Name: grant; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public."grant" ENABLE ROW LEVEL SECURITY;

--
-- Name: journal; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.journal ENABLE ROW LEVEL SECURITY;

--
-- Name: grant of_the_device; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY of_the_device ON public."grant" FOR SELECT TO fpz_device USING (((zone = current_setting('fpz.zone'::text, true)) AND (device = current_setting('fpz.device'::text, true))));


--
-- Name: journal of_the_device; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY of_the_device ON public.journal FOR SELECT TO fpz_device USING (((zone = current_setting('fpz.zone'::text, true)) AND (file IN ( SELECT "grant".file
   FROM public."grant"
  WHERE (("grant".zone = current_setting('fpz.zone'::text, true)) AND ("grant".device = current_setting('fpz.device'::text, true)))))));


--
-- Name: piece of_the_device; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY of_the_device ON public.piece FOR SELECT TO fpz_device USING (((zone = current_setting('fpz.zone'::text, true)) AND (file IN ( SELECT "grant".file
   FROM public."grant"
  WHERE (("grant".zone = current_setting('fpz.zone'::text, true)) AND ("grant".device = current_setting('fpz.device'::text, true)))))));


--
-- Name: record of_the_device; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY of_the_device ON public.record FOR SELECT TO fpz_device USING (((zone = current_setting('fpz.zone'::text, true)) AND (file IN ( SELECT "grant".file
   FROM public."grant"
  WHERE (("grant".zone = current_setting('fpz.zone'::text, true)) AND ("grant".device = current_setting('fpz.device'::text, true)))))));


--
-- Name: piece; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.piece ENABLE ROW LEVEL SECURITY;

--
-- Name: record; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.record ENABLE ROW LEVEL SECURITY;

--
-- Name: TABLE "grant"; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public."grant" TO fpz_device;


--
-- Name: TABLE journal; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.journal TO fpz_device;


--
-- Name: TABLE piece; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.piece TO fpz_device;


--
-- Name: TABLE record; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT ON TABLE public.record TO fpz_device;


--
-- Name: COLUMN zone_head.zone; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT(zone) ON TABLE public.zone_head TO fpz_device;


--
-- Name: COLUMN zone_head.last; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT(last) ON TABLE public.zone_head TO fpz_device;


--
-- Name: COLUMN zone_head.epoch; Type: ACL; Schema: public; Owner: -
--

GRANT SELECT(epoch) ON TABLE public.zone_head TO fpz_device;


--
-- PostgreSQL database dump complete
--

\unrestrict zVKTXBCXXyJNNcVbfyBBxZ8BfMSqPY2srRxeMn5nvajc1VdWYG11lSU9LtR1WO0

