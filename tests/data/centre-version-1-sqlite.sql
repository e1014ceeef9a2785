BEGIN TRANSACTION;
CREATE TABLE centre (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "centre" VALUES('secret','ea968b478cbb527a09dfe6283d6791866bebd9aa838aa1de29b5e85dbd856519');
INSERT INTO "centre" VALUES('schema','1');
CREATE TABLE control (
	zone TEXT NOT NULL, 
	device TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	"order" TEXT NOT NULL, 
	file TEXT NOT NULL, 
	at BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, device, number)
);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ed74-73fe-b93e-34d7d7c91072',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',3,'wipe','',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955',1,'grant','01a20ad7-e84c-73fe-b794-97a4fd899200',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955',2,'grant','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',3,'grant','01a20ad7-ef02-73fe-ba65-a573c65b8e0c',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590',3,'grant','01a20ad7-ef02-73fe-ba65-a573c65b8e0c',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786',3,'grant','01a20ad7-efa6-7df8-b0e2-d0f389d15768',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590',4,'grant','01a20ad7-efa6-7df8-b0e2-d0f389d15768',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',4,'grant','01a20ad7-efa6-7df8-b0e2-d0f389d15768',1795000000000);
INSERT INTO "control" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955',3,'grant','01a20ad7-efa6-7df8-b0e2-d0f389d15768',1795000000000);
CREATE TABLE device (
	zone TEXT NOT NULL, 
	id TEXT NOT NULL, 
	worker TEXT NOT NULL, 
	public_key TEXT NOT NULL, 
	enrolled BIGINT DEFAULT '0' NOT NULL, 
	revoked BIGINT DEFAULT '0' NOT NULL, 
	last BIGINT DEFAULT '0' NOT NULL, 
	link TEXT DEFAULT '' NOT NULL, 
	seen BIGINT DEFAULT '0' NOT NULL, 
	confirmed BIGINT DEFAULT '0' NOT NULL, 
	receipt TEXT DEFAULT '' NOT NULL, 
	revoked_by TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (zone, id)
);
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-e84c-73fe-b7a9-4546acb5de03','','Wr2fOltHpIpMOjtq9CCmCxFyi6ZmcOFWOyfBsFcQiAg=',1795000000000,0,11,'c747810ad219c1afa253759849e4f4ec6d966a77297382a1998014553d07c54d',0,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786','01a20ad7-e8fb-73fe-b7ee-35479eb68ca1','ZgzkE3iVYIuspw8n1zo1pRGMB0CxyW90FntOCJIzzvU=',1795000000000,0,1,'93860a1451b9b13b3856898c3bd5339693256fb7e2afdbf9c2ccd8ce401d61aa',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c','01a20ad7-ea99-73fe-b838-d29a6f2fab9b','X4IGcfedpXKM4zNlK9bdvk7FH7BVkImdrhkmQ5TA6Ag=',1795000000000,0,1,'0291dca861e0fb3e1577ef2d2fb19b766035a455d085ea99180e597363f32946',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590','01a20ad7-eafa-73fe-b87d-5eb46cbf02d5','8nlrhhMSmbI822WlwDGMvGyJORCikvFdu0PKJYgZ1ig=',1795000000000,0,0,'',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ed74-73fe-b93e-34d7d7c91072','01a20ad7-ed4a-73fe-b900-55c50c8ead92','HLXj1BqGcbSvb+tLfcFXH/L2RrbsLXgeJiF/SreEo9w=',1795000000000,0,0,'',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af','01a20ad7-edaf-73fe-b940-d3c517bdfc35','Y5QeajL6I+QQxJ8pLb2fm69Tqti8P3zc0XPrOKJO6AQ=',1795000000000,1795000000000,2,'da84a82ee550d005b9b4aae1a656bd49e812336875b4411cec80d1bc5353f7f5',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba','01a20ad7-ee5e-73fe-b9e1-9ec376d1c842','pv4SRY64RwYna+uUPPMXmlBm9ZKlq6WhfGRm6jif+d8=',1795000000000,0,1,'8fe86158466efbbb9cf1665f43a47d308fc08046caf0a4fa9f28781e8c27b9cf',1795000000000,0,'','','');
INSERT INTO "device" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955','01a20ad7-eeb2-73fe-ba23-410a7dc602ec','VdTo1wG+LIX2lIInA42LEbcD8t2OlJatpnTl6DtoPEA=',1795000000000,0,1,'a2ee8c206af24232151bc70629d8a4fd1584f0c1555ad25ff7bb5da2d2b1453f',1795000000000,0,'','','');
CREATE TABLE file (
	zone TEXT NOT NULL, 
	file TEXT NOT NULL, 
	last BIGINT DEFAULT '0' NOT NULL, 
	chain TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (zone, file)
);
INSERT INTO "file" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-e84c-73fe-b794-97a4fd899200',9,'f07c3c57c5bc361d5cf3e313bf5c42de72842c9cc791fffc8e07d80ea6e034ea');
INSERT INTO "file" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1,'76f191d25792ae3af30b51ecbffdfd4e5383e320c9f0f0b31043b5fadbc66629');
INSERT INTO "file" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ef02-73fe-ba65-a573c65b8e0c',3,'8f540e43ff3e3d9e02c278b8edcc8a2dd594237b076cc4d0c09d13ab0eda3321');
INSERT INTO "file" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-efa6-7df8-b0e2-d0f389d15768',1,'442f61b28dbef35b1cb9b1a15a7b53539a2d16a9c6efd76acd299b117fbaf85f');
CREATE TABLE grant (
	zone TEXT NOT NULL, 
	device TEXT NOT NULL, 
	file TEXT NOT NULL, 
	number BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, device, file)
);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',2);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',2);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',2);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ed74-73fe-b93e-34d7d7c91072','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',2);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955','01a20ad7-e84c-73fe-b794-97a4fd899200',1);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',2);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba','01a20ad7-ef02-73fe-ba65-a573c65b8e0c',3);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590','01a20ad7-ef02-73fe-ba65-a573c65b8e0c',3);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786','01a20ad7-efa6-7df8-b0e2-d0f389d15768',3);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb11-73fe-b8a1-47629cd26590','01a20ad7-efa6-7df8-b0e2-d0f389d15768',4);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba','01a20ad7-efa6-7df8-b0e2-d0f389d15768',4);
INSERT INTO "grant" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955','01a20ad7-efa6-7df8-b0e2-d0f389d15768',3);
CREATE TABLE held (
	zone TEXT NOT NULL, 
	device TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	work TEXT NOT NULL, 
	received BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, device, number)
);
CREATE TABLE invite (
	zone TEXT NOT NULL, 
	code TEXT NOT NULL, 
	worker TEXT NOT NULL, 
	made BIGINT DEFAULT '0' NOT NULL, 
	expires BIGINT DEFAULT '0' NOT NULL, 
	used BIGINT DEFAULT '0' NOT NULL, 
	device TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (zone, code)
);
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','5df663af9f1a34e9ab1845c10cae48b97d814738687ae5326f89d63ab0a7c94f','01a20ad7-e8fb-73fe-b7ee-35479eb68ca1',1795000000000,1795259200000,1795000000000,'01a20ad7-ea52-73fe-b829-7c2dad228786');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','a6fa471862762257b621aa41c8ed534a78efdc141c7e2e77de4fba7924f0e5e8','01a20ad7-ea99-73fe-b838-d29a6f2fab9b',1795000000000,1795259200000,1795000000000,'01a20ad7-eac2-73fe-b868-f58bc4056f0c');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','89ce0b0304aa806ce9387c9a45c2d4762241ec71027e71e2997d0bb482f4bc6e','01a20ad7-eafa-73fe-b87d-5eb46cbf02d5',1795000000000,1795259200000,1795000000000,'01a20ad7-eb11-73fe-b8a1-47629cd26590');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','57c09fd5ee27e69228a4eaac926a18ecc9fd27432853d3f73933a333ea91d38c','01a20ad7-ed4a-73fe-b900-55c50c8ead92',1795000000000,1795259200000,1795000000000,'01a20ad7-ed74-73fe-b93e-34d7d7c91072');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','5a361426d80a3ebdae14b1b6e79cb7f88a28e0f05c9d112900695fb41b8acd81','01a20ad7-edaf-73fe-b940-d3c517bdfc35',1795000000000,1795259200000,1795000000000,'01a20ad7-edd3-73fe-b976-599ee880c7af');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','60ff9aac45a29a5f86b24a8660de3850cba518a7d9ae827b4b526df8f1fe6128','01a20ad7-ee5e-73fe-b9e1-9ec376d1c842',1795000000000,1795259200000,1795000000000,'01a20ad7-ee83-73fe-ba14-a5075d02f2ba');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','d7867efb6680d843e3b61906d6de5d2e4cefbda3aa2cd86d1746d2294bd12367','01a20ad7-eeb2-73fe-ba23-410a7dc602ec',1795000000000,1795259200000,1795000000000,'01a20ad7-eed2-73fe-ba53-3d3bdc925955');
INSERT INTO "invite" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','6e0e96ecba7359142ebecedaa8957cee2458c008f8192fe03e015e727151369a','01a20ad7-f00d-73fe-bb21-f146f2ad575d',1795000000000,1795259200000,0,'');
CREATE TABLE journal (
	zone TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	file TEXT NOT NULL, 
	file_seq BIGINT DEFAULT '0' NOT NULL, 
	chain TEXT NOT NULL, 
	device TEXT NOT NULL, 
	number BIGINT DEFAULT '0' NOT NULL, 
	id TEXT NOT NULL, 
	streamed BOOLEAN NOT NULL, 
	size BIGINT DEFAULT '0' NOT NULL, 
	work TEXT NOT NULL, 
	received BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, seq)
);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',1,'01a20ad7-e84c-73fe-b794-97a4fd899200',1,'d4c361fc432fcc0603356caab06c532ebb557fc28fae84d429bd07dc5281e828','01a20ad7-e84c-73fe-b7a9-4546acb5de03',1,'01a1ee56-5e00-73fe-b7ca-603fe3a43c95',1,697,'{"id":"01a1ee56-5e00-73fe-b7ca-603fe3a43c95","group":"01a1ee56-5e00-73fe-b7da-e327e8c4da32","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":1,"who":"","title":"Make the zone","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"","changes":[{"kind":"zone","id":"01a20ad7-e84c-73fe-b794-97a4fd899200","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Chesil","code":"CH","council":""},"bases":{}}],"hash":"fde0330984a23f2002d071897550611f3a247f2516891171bf4e4aaf60bacf11","signature":"NU/BUDID6oaoi7U1xpoU9rFjL/8kVuvXfKOu9RW08IaDetwchh3QdoIQsATrLYjmKWqn1CQw+uPnrRgxSV2LCw=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',2,'01a20ad7-e84c-73fe-b794-97a4fd899200',2,'d408b570db22b7cf993ee00741502006fff9097c1fcec32ce5badac6ef8bbcac','01a20ad7-e84c-73fe-b7a9-4546acb5de03',2,'01a1ee56-5e00-73fe-b7f3-2a3893a755d8',1,833,'{"id":"01a1ee56-5e00-73fe-b7f3-2a3893a755d8","group":"01a1ee56-5e00-73fe-b80d-513ce692d929","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":2,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"33fb9cffd2cfa6f0df5a08ee91ded0c9a004390ed115839062c9fd36c4da6096","changes":[{"kind":"worker","id":"01a20ad7-e8fb-73fe-b7ee-35479eb68ca1","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ruth","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"4b78315a03e8c60292c2dbd7fc863db3c45896f8866d7358b106a3ffca73ccad","signature":"hT04K+e2L+tH3t8JpqG8CifejewiePs6Ed8xy44/72dxi+8bReUw/QPh8J5aRnLTsXhvtJEJhZRij8IeD8o5DQ=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',3,'01a20ad7-e84c-73fe-b794-97a4fd899200',3,'fa0ccc0015541c4b6e506eb5252de7c53eb5867d703bebf0228472fca900d888','01a20ad7-e84c-73fe-b7a9-4546acb5de03',3,'01a1ee56-5e00-73fe-b84a-b47e6ec9d2a6',1,844,'{"id":"01a1ee56-5e00-73fe-b84a-b47e6ec9d2a6","group":"01a1ee56-5e00-73fe-b85d-3fcfa0dc8804","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":3,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"cc40162dc9eaa1f8d30186470a1c95db82efdfe1459b847d9aa848e3f0588af7","changes":[{"kind":"worker","id":"01a20ad7-ea99-73fe-b838-d29a6f2fab9b","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Priya Nair","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"1a0985602fa077028fd1a0fabb5f930f79d5f09b67e48f7e88eaa1f5ef7b35d9","signature":"3bVyql817saLy+lpkvr449lpgeq/c+FK5JCDeMvxEPjHDHAMraWhJPwz/SM+8uv/jRj1BpjCM/7BcoeJRGfTDQ=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',4,'01a20ad7-e84c-73fe-b794-97a4fd899200',4,'36132b81075b3444075048ce97214b64018992fbc3ac22bf13089dc0e0e22789','01a20ad7-e84c-73fe-b7a9-4546acb5de03',4,'01a1ee56-5e00-73fe-b885-ddb1d1a239dc',1,844,'{"id":"01a1ee56-5e00-73fe-b885-ddb1d1a239dc","group":"01a1ee56-5e00-73fe-b896-f07db26162bf","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":4,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"3f557c477caacc5933064685a036fb633bd6792fed3b2812c97701a6d9d1098d","changes":[{"kind":"worker","id":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Sam Ellery","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"7b7e7cff79b2a90bf978cd8929fd17dda2e9bf4c52a164a87ee6c1b3139919c3","signature":"48k4BUm21YnUat5vZ3oOwpyD2UWgxyNvyZWhpEfWvX6HjknpfKl7KOvgWaeWcEoa03yhKE3ThaeBaUKF8KOwDg=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',5,'01a20ad7-eb42-73fe-b8b8-d1baf13d5a30',1,'76f191d25792ae3af30b51ecbffdfd4e5383e320c9f0f0b31043b5fadbc66629','01a20ad7-ea52-73fe-b829-7c2dad228786',1,'01a20ad7-eb43-73fe-b8d5-ce389156b71a',1,868,'{"id":"01a20ad7-eb43-73fe-b8d5-ce389156b71a","group":"01a20ad7-eb43-73fe-b8c5-c9b500d41a0d","file":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","device":"01a20ad7-ea52-73fe-b829-7c2dad228786","number":1,"who":"01a20ad7-e8fb-73fe-b7ee-35479eb68ca1","title":"Add a family","stamp":"01a20ad7eb5c-0000-01a20ad7-ea52-73fe-b829-7c2dad228786","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","op":"add","values":{"file_id":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","name":"Marlow","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","restricted":false,"allowed":[],"about":""},"bases":{}}],"hash":"f3559100dd8e1fefbda1b8c6d9fee4122933400e21071924fec53385ba4388f2","signature":"SAmQKmKpMpztrPybmwojYb+ZMoHUQzEfxLj24Wl6uZDM6KNylDEdI4O7CHzGWnsZ1m9WlF/AKX0UuouGbG/KBQ=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',6,'01a20ad7-e84c-73fe-b794-97a4fd899200',5,'7f00ce0437d87aacfdb362a30a4018a5407defb01e3e158f67cd21ca8c067623','01a20ad7-e84c-73fe-b7a9-4546acb5de03',5,'01a1ee56-5e00-73fe-b91f-156c3f444dea',1,837,'{"id":"01a1ee56-5e00-73fe-b91f-156c3f444dea","group":"01a1ee56-5e00-73fe-b920-96fe1d6cc36f","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":5,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"3ec177048a18e30c6b84b82c3a41ae1dd74f31639c00d84d3f17a61b4d330024","changes":[{"kind":"worker","id":"01a20ad7-ed4a-73fe-b900-55c50c8ead92","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ann Lee","agency":"Early help","role":"Administrator","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"6ca42037db53b57187c1b7c5335ceebfb44216daf4c17fb4e1923b58c8108442","signature":"WyDmP8Oul3pGAMVfAIVkrkRuku/WcG9NHC34NxMLENdi1hQ9Yur7Bmo9ZbhdtPjGZCWaFaoaYHNvMBseOwymBg=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',7,'01a20ad7-e84c-73fe-b794-97a4fd899200',6,'50eb69bb294e713b83d5d0326039336ce3767cdb1d8c5369ea21e8a7d53af6d3','01a20ad7-e84c-73fe-b7a9-4546acb5de03',6,'01a1ee56-5e00-73fe-b95f-e09d26f52f8a',1,841,'{"id":"01a1ee56-5e00-73fe-b95f-e09d26f52f8a","group":"01a1ee56-5e00-73fe-b96f-cee901ab4d56","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":6,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"705c9f156cf52be449392875fc43325ceb58acbe4d6b8a405ee4bffcd3e15ad7","changes":[{"kind":"worker","id":"01a20ad7-edaf-73fe-b940-d3c517bdfc35","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ed Pike","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"b2506ea40fb98d4e678cafadfa4f248dfe72fdbfc13b8e24636a0d2b1c3ede5f","signature":"N3U//muUJCMO5BE+cS6Qoun2Q36+4Ki2UvVnW3meoCWgVUXqFA0duKvV6f5nKEWWO54+je/zKUiGgLLER/KuAg=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',8,'01a20ad7-e84c-73fe-b794-97a4fd899200',7,'525419a291377452a1690b951c10612bc5c46201ee873c0dc6b175429502da88','01a20ad7-e84c-73fe-b7a9-4546acb5de03',7,'01a1ee56-5e00-73fe-b9ff-0101919738fc',1,841,'{"id":"01a1ee56-5e00-73fe-b9ff-0101919738fc","group":"01a1ee56-5e00-73fe-ba06-1531bc53e48f","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":7,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"95dbdcc4fa0d4b531df8573b2b7f013a80ed34466b6f711f61bf2ae9219d327f","changes":[{"kind":"worker","id":"01a20ad7-ee5e-73fe-b9e1-9ec376d1c842","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Jo Hart","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"4a1d48dece8062ebfd62e8e12c3d51a579b7a67e4a9bb092bfc3bc0b9f911e3c","signature":"tmFI8JQxwiKnmtvz0GtqNp+l/WjtoLl4R2f3JLmtEX1hzJ8L0Fz/K6yGMueRg2Ri8xhaN42WzKUbeGN6JydaAA=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',9,'01a20ad7-e84c-73fe-b794-97a4fd899200',8,'6b72e02c654d4e3679e3a2add63328700e0d015d078ea0c4f18a58a0ffeb7b52','01a20ad7-e84c-73fe-b7a9-4546acb5de03',8,'01a1ee56-5e00-73fe-ba3a-127011e01464',1,832,'{"id":"01a1ee56-5e00-73fe-ba3a-127011e01464","group":"01a1ee56-5e00-73fe-ba47-f60232193911","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":8,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"e09aa0414541d2e3f8dda85d55fd123cf89d3be455f60caa296be9c70432d314","changes":[{"kind":"worker","id":"01a20ad7-eeb2-73fe-ba23-410a7dc602ec","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ada","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"f7e1f1092c121108970fc5816ff76fa083743a939598ac59afde66853581f95c","signature":"iy6VjcIsfIC62BVj8L0cA+kuu3tEktxNuD7VekHAISjODJOvUO6xk7harOLnyA6K+dc97y6L4/MJWIpfAcKaDg=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',10,'01a20ad7-ef02-73fe-ba65-a573c65b8e0c',1,'304500acbddea77d1dd88fc814bfa24e33422cd8fb52d4f5d73ab01c24a33d1a','01a20ad7-eed2-73fe-ba53-3d3bdc925955',1,'01a20ad7-ef02-73fe-ba88-106fdaef5b94',1,911,'{"id":"01a20ad7-ef02-73fe-ba88-106fdaef5b94","group":"01a20ad7-ef02-73fe-ba77-588d1d121215","file":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","device":"01a20ad7-eed2-73fe-ba53-3d3bdc925955","number":1,"who":"01a20ad7-eeb2-73fe-ba23-410a7dc602ec","title":"Add a family","stamp":"01a20ad7ef09-0000-01a20ad7-eed2-73fe-ba53-3d3bdc925955","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","op":"add","values":{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","name":"Zephyr","reference":"CH0042","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-ee5e-73fe-b9e1-9ec376d1c842","restricted":true,"allowed":["01a20ad7-ee5e-73fe-b9e1-9ec376d1c842"],"about":""},"bases":{}}],"hash":"60fba53283e50df53c3f33e4fdbed98f3ba2ef8a715bda263290ddf120f5130c","signature":"ZknnWC1gW5qGWWiGCbyQLoDe2Lbu+fatwLIpIbDZTK5zm9KO5h4M94xsxwPAcfbTqyDsBzSeYUwXSMj5Q8J4BQ=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',11,'01a20ad7-ef02-73fe-ba65-a573c65b8e0c',2,'b067ec224579e617e7cf585301b795957f47ce7d638f926dd1e2531f088c9c29','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',1,'01a20ad7-ef4e-73fe-bac5-566076318242',1,1397,'{"id":"01a20ad7-ef4e-73fe-bac5-566076318242","group":"01a20ad7-ef4e-73fe-bab2-a15e9cf6e72d","file":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","device":"01a20ad7-ee83-73fe-ba14-a5075d02f2ba","number":1,"who":"01a20ad7-ee5e-73fe-b9e1-9ec376d1c842","title":"Write","stamp":"01a20ad7ef60-0000-01a20ad7-ee83-73fe-ba14-a5075d02f2ba","schema":5,"previous_hash":"","changes":[{"kind":"person","id":"01a20ad7-ef4e-73fe-ba95-f71a98c9fbd8","op":"add","values":{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","given_name":"Zoë","family_name":"Zephyr","known_as":"","earlier_names":"","stage":"child","born":"2016-05-04","due_on":null,"died_on":null,"sex":"","gender":"","pronouns":"","ethnicity":"","disability":"","health":"","school":"","school_year":"","languages":[],"interpreter":"","religion":"","nhs_number":"","upn":"","address":"","postcode":"","phone":"","email":"","external_id":"","occupation":""},"bases":{}},{"kind":"membership","id":"01a20ad7-ef4e-73fe-baa1-8e3e8f6e34ec","op":"add","values":{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","family_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","person_id":"01a20ad7-ef4e-73fe-ba95-f71a98c9fbd8","place":"at home","role":"","since":"","until":null,"why":""},"bases":{}}],"hash":"6998c28b0f56e9bf8b9b8f0dca1a39705c0554c82d3d514cf3ecc9a67667b1af","signature":"5Mqt3f9FKRqYxvtoCGsTCxzV1LqJTBAtnmi9szZKUJpB/d/LxRaG/gyLHjVJhMKJCuTxhMPYDoFYYNZTIOTNDg=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',12,'01a20ad7-efa6-7df8-b0e2-d0f389d15768',1,'442f61b28dbef35b1cb9b1a15a7b53539a2d16a9c6efd76acd299b117fbaf85f','01a20ad7-e84c-73fe-b7a9-4546acb5de03',9,'01a1ee56-5e00-73fe-bae6-978e36c3e3a1',1,1163,'{"id":"01a1ee56-5e00-73fe-bae6-978e36c3e3a1","group":"01a1ee56-5e00-73fe-baf3-49a76f45a27e","file":"01a20ad7-efa6-7df8-b0e2-d0f389d15768","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":9,"who":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","title":"Opened by break-glass","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"5c0fee70777932f5a3c27043e7e6a28db5001a4b63df5bc1f0f0fbccddcfa871","changes":[{"kind":"break_glass","id":"01a20ad7-efa6-7df8-b0e2-d0f389d15768","op":"add","values":{"file_id":"01a20ad7-efa6-7df8-b0e2-d0f389d15768","worker_id":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","asked":"CH0042","reason":"Zoe is in hospital and nobody knows whom to ring.","outcome":"opened","families":["01a20ad7-ef02-73fe-ba65-a573c65b8e0c"],"references":["CH0042"],"began":1795000000000,"ends":1795028800000,"given_back":0,"taken_back":false,"done":[],"verdict":"","words":"","reviewed_by":"","reviewed_on":null,"outcome_seen":false},"bases":{}}],"hash":"86bcc9c265745ef9d3050f753340093344121c82fdf5470d1d964efca0a00e52","signature":"SE7GXguB4opfIPlzuHdyaTl+vfE0GAya13BrR0O7h4NjSDvJ4hx2yWaMqulIsNMmIdJcHMl5VBL8go+TRCHDDQ=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',13,'01a20ad7-ef02-73fe-ba65-a573c65b8e0c',3,'8f540e43ff3e3d9e02c278b8edcc8a2dd594237b076cc4d0c09d13ab0eda3321','01a20ad7-e84c-73fe-b7a9-4546acb5de03',10,'01a1ee56-5e00-73fe-bb03-e8072f18586e',0,624,'{"id":"01a1ee56-5e00-73fe-bb03-e8072f18586e","group":"01a1ee56-5e00-73fe-bb18-a201900893af","file":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":10,"who":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","title":"Opened by break-glass","stamp":"01a1ee565e00-0001-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"d2899bbdc0308da8bd728a35e4e560e2930a0d817726b2644e8c773bf8f16a2d","changes":[],"hash":"0aef94ff55a5eeb6bf487bdc362a34af51745aaa7c8f6aa14a8ae66ef218bfc7","signature":"id+/OPutpiCnBpk5RlPmIvaHrD9cbUyAeAuUSpk26G0jIHVShmQKwJDzggFuU3bpX1LR/1C4H2LP/EuvO+pnDA=="}',1795000000000);
INSERT INTO "journal" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',14,'01a20ad7-e84c-73fe-b794-97a4fd899200',9,'f07c3c57c5bc361d5cf3e313bf5c42de72842c9cc791fffc8e07d80ea6e034ea','01a20ad7-e84c-73fe-b7a9-4546acb5de03',11,'01a1ee56-5e00-73fe-bb3f-bca8af18d9ef',1,844,'{"id":"01a1ee56-5e00-73fe-bb3f-bca8af18d9ef","group":"01a1ee56-5e00-73fe-bb46-cfd84c0a7e92","file":"01a20ad7-e84c-73fe-b794-97a4fd899200","device":"01a20ad7-e84c-73fe-b7a9-4546acb5de03","number":11,"who":"","title":"Add a worker","stamp":"01a1ee565e00-0000-01a20ad7-e84c-73fe-b7a9-4546acb5de03","schema":5,"previous_hash":"ecd1865297e5886c9796a4a0d113890b8d090da78dd0d2895d0836821247160f","changes":[{"kind":"worker","id":"01a20ad7-f00d-73fe-bb21-f146f2ad575d","op":"add","values":{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Lee Marsh","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""},"bases":{}}],"hash":"0082310fbb6cbc38823bfbb2e0c43858b5e267279ac4b8138872994bf5c0150f","signature":"ewdfi2d+NabmkT1FJWEh1NggXASWjoGZUAuAFR8z8ve6dAIlCYk8NDqnXr33lkoO+EjttPhbUFoDjiGiZidrCQ=="}',1795000000000);
CREATE TABLE moved (
	zone TEXT NOT NULL, 
	file TEXT NOT NULL, 
	"to" TEXT NOT NULL, 
	at BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, file)
);
CREATE TABLE piece (
	zone TEXT NOT NULL, 
	file TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	device TEXT NOT NULL, 
	size BIGINT DEFAULT '0' NOT NULL, 
	received BIGINT DEFAULT '0' NOT NULL, 
	bytes BLOB, 
	PRIMARY KEY (zone, file, digest)
);
CREATE TABLE quarantine (
	zone TEXT NOT NULL, 
	device TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	for_zone TEXT NOT NULL, 
	file TEXT NOT NULL, 
	work TEXT NOT NULL, 
	words TEXT NOT NULL, 
	received BIGINT DEFAULT '0' NOT NULL, 
	waits BIGINT DEFAULT '0' NOT NULL, 
	handed BIGINT DEFAULT '0' NOT NULL, 
	said TEXT DEFAULT '' NOT NULL, 
	taken BIGINT DEFAULT '0' NOT NULL, 
	taken_by TEXT DEFAULT '' NOT NULL, 
	how TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (zone, device, number)
);
INSERT INTO "quarantine" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c',1,'01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30','{"id":"01a20ad7-ecfe-73fe-b8fd-b71211567ffe","group":"01a20ad7-ecfe-73fe-b8e5-dce43f50d04a","file":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","device":"01a20ad7-eac2-73fe-b868-f58bc4056f0c","number":1,"who":"01a20ad7-ea99-73fe-b838-d29a6f2fab9b","title":"Write","stamp":"01a20ad7ed04-0000-01a20ad7-eac2-73fe-b868-f58bc4056f0c","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","op":"set","values":{"restricted":true,"about":"Typed by Priya"},"bases":{"restricted":["01a20ad7-eb43-73fe-b8d5-ce389156b71a"],"about":[]}}],"hash":"42d0503a1cfac63661fa84b46a33625294c3ba18a9c5ab9b7f7e27ffdf75a8d1","signature":"fSpLEMfbJmtMg/RnAv3ZHDPTCfUyocjciV2/qBjB2CK3FpHkoE2IRhk8YDXUcWhjaRa6LhJWqS/QiXTqfsmuAQ=="}','You may not restrict a file here.',1795000000000,1,1795000000000,'For you',0,'','','');
INSERT INTO "quarantine" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',1,'01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee0e-73fe-b98a-e106d140627f','{"id":"01a20ad7-ee0e-73fe-b9a4-65bdcd9957c2","group":"01a20ad7-ee0e-73fe-b99f-77653d82c35c","file":"01a20ad7-ee0e-73fe-b98a-e106d140627f","device":"01a20ad7-edd3-73fe-b976-599ee880c7af","number":1,"who":"01a20ad7-edaf-73fe-b940-d3c517bdfc35","title":"Add a family","stamp":"01a20ad7ee16-0000-01a20ad7-edd3-73fe-b976-599ee880c7af","schema":5,"previous_hash":"","changes":[{"kind":"family","id":"01a20ad7-ee0e-73fe-b98a-e106d140627f","op":"add","values":{"file_id":"01a20ad7-ee0e-73fe-b98a-e106d140627f","name":"Pike","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"","restricted":false,"allowed":[],"about":""},"bases":{}}],"hash":"0b9018b4180f1bc4d01d653ee4d67610c737d5d0c51ee0e3e4a09de4407fb5d7","signature":"s8ZXOzKBeiOhSxyynBbBG8xT2V1KSnvvm5fo8F5P+DBrlABtvTPkDv/qfQr4EgQ2xgXGN46G9DZO7CzjDMKRAg=="}','This laptop was revoked. What it held is kept for the lead practitioner to look at.',1795000000000,1,0,'',0,'','','');
INSERT INTO "quarantine" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',2,'01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee1d-73fe-b9b4-9d928b8fea9a','{"id":"01a20ad7-ee1d-73fe-b9db-ddc1b09c0ab2","group":"01a20ad7-ee1d-73fe-b9c9-44178563a772","file":"01a20ad7-ee1d-73fe-b9b4-9d928b8fea9a","device":"01a20ad7-edd3-73fe-b976-599ee880c7af","number":2,"who":"01a20ad7-edaf-73fe-b940-d3c517bdfc35","title":"Add a family","stamp":"01a20ad7ee1f-0000-01a20ad7-edd3-73fe-b976-599ee880c7af","schema":5,"previous_hash":"546a07990e32e379481cd4b121292cc30a4d56361b8b458fbcc4d457063fa6d9","changes":[{"kind":"family","id":"01a20ad7-ee1d-73fe-b9b4-9d928b8fea9a","op":"add","values":{"file_id":"01a20ad7-ee1d-73fe-b9b4-9d928b8fea9a","name":"Hidden","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"","restricted":true,"allowed":["01a20ad7-edaf-73fe-b940-d3c517bdfc35"],"about":""},"bases":{}}],"hash":"5cc45e238eed5719c10805320d722fd54ddac45be2a3583cf29c1573e18f30d9","signature":"cgOwBsxDALu08VYDIoR0jkMtRuMcAkKbZvfB3mV4l8raXtkcAantrlSpKSvPPqsdif7ahrvqhlRcGHD+eoRIBw=="}','This laptop was revoked. What it held is kept for the lead practitioner to look at.',1795000000000,1,0,'',0,'','','');
CREATE TABLE receipt (
	zone TEXT NOT NULL, 
	device TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	work TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY (zone, device, number)
);
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ea52-73fe-b829-7c2dad228786',1,'01a20ad7-eb43-73fe-b8d5-ce389156b71a','f3559100dd8e1fefbda1b8c6d9fee4122933400e21071924fec53385ba4388f2','ok','');
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eac2-73fe-b868-f58bc4056f0c',1,'01a20ad7-ecfe-73fe-b8fd-b71211567ffe','42d0503a1cfac63661fa84b46a33625294c3ba18a9c5ab9b7f7e27ffdf75a8d1','refused','You may not restrict a file here.');
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',1,'01a20ad7-ee0e-73fe-b9a4-65bdcd9957c2','0b9018b4180f1bc4d01d653ee4d67610c737d5d0c51ee0e3e4a09de4407fb5d7','refused','This laptop was revoked. What it held is kept for the lead practitioner to look at.');
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-edd3-73fe-b976-599ee880c7af',2,'01a20ad7-ee1d-73fe-b9db-ddc1b09c0ab2','5cc45e238eed5719c10805320d722fd54ddac45be2a3583cf29c1573e18f30d9','refused','This laptop was revoked. What it held is kept for the lead practitioner to look at.');
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-eed2-73fe-ba53-3d3bdc925955',1,'01a20ad7-ef02-73fe-ba88-106fdaef5b94','60fba53283e50df53c3f33e4fdbed98f3ba2ef8a715bda263290ddf120f5130c','ok','');
INSERT INTO "receipt" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-ee83-73fe-ba14-a5075d02f2ba',1,'01a20ad7-ef4e-73fe-bac5-566076318242','6998c28b0f56e9bf8b9b8f0dca1a39705c0554c82d3d514cf3ecc9a67667b1af','ok','');
CREATE TABLE record (
	zone TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	file TEXT NOT NULL, 
	"values" TEXT NOT NULL, 
	versions TEXT NOT NULL, 
	beside TEXT NOT NULL, 
	removals TEXT NOT NULL, 
	mark TEXT NOT NULL, 
	size BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (zone, kind, id)
);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','zone','01a20ad7-e84c-73fe-b794-97a4fd899200','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Chesil","code":"CH","council":""}','{"*":["01a1ee56-5e00-73fe-b7ca-603fe3a43c95"]}','{}','[]','d3c4ec917bc187a43e784724b032e8c95056ea2a328f932b134d7e927d1067a7',141);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-e8fb-73fe-b7ee-35479eb68ca1','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ruth","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b7f3-2a3893a755d8"]}','{}','[]','2672951e1f929168f74afad87d984bdbdc28f28eff8e45e809976952973224c7',212);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-ea99-73fe-b838-d29a6f2fab9b','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Priya Nair","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b84a-b47e6ec9d2a6"]}','{}','[]','93c9ff375d0edc0fdb8c0beb89fd4c57255a12fb5ae2cc3789a87f438c9f8a80',223);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-eafa-73fe-b87d-5eb46cbf02d5','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Sam Ellery","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b885-ddb1d1a239dc"]}','{}','[]','6f311b449c85598a453be07f393621134d602a576dbe98a470a27da780de38e5',223);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','family','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30','01a20ad7-eb42-73fe-b8b8-d1baf13d5a30','{"file_id":"01a20ad7-eb42-73fe-b8b8-d1baf13d5a30","name":"Marlow","reference":"","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","restricted":false,"allowed":[],"about":""}','{"*":["01a20ad7-eb43-73fe-b8d5-ce389156b71a"]}','{}','[]','501b4c121c5e62eb84927cb86b52a10533cf0637098d253439ffd695a5ffdb14',275);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-ed4a-73fe-b900-55c50c8ead92','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ann Lee","agency":"Early help","role":"Administrator","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b91f-156c3f444dea"]}','{}','[]','f1e1b41f58c865dfb4d6e28d9a2d9c7cd940e783c79f7559ceb36d709fe0d6b9',216);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-edaf-73fe-b940-d3c517bdfc35','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ed Pike","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b95f-e09d26f52f8a"]}','{}','[]','e08dc3640889b4c23bac405b9c00365dd22d886cbd79ff04b543053842eb0b72',220);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-ee5e-73fe-b9e1-9ec376d1c842','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Jo Hart","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-b9ff-0101919738fc"]}','{}','[]','79482c7ae244c900127301b4569ebad63752f25823d15c5eb2e737f8f78a987e',220);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-eeb2-73fe-ba23-410a7dc602ec','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Ada","agency":"Early help","role":"Zone manager","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-ba3a-127011e01464"]}','{}','[]','4a6b764c56efd7f677b5c6ba748a91a4a64b23a908492e8f9702069c73612702',211);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','family','01a20ad7-ef02-73fe-ba65-a573c65b8e0c','01a20ad7-ef02-73fe-ba65-a573c65b8e0c','{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","name":"Zephyr","reference":"CH0042","address":"","postcode":"","phone":"","locality":"","lead_id":"01a20ad7-ee5e-73fe-b9e1-9ec376d1c842","restricted":true,"allowed":["01a20ad7-ee5e-73fe-b9e1-9ec376d1c842"],"about":""}','{"*":["01a20ad7-ef02-73fe-ba88-106fdaef5b94"]}','{}','[]','9cf41f61d7a049c81c84597801314eb1d58e5f8fe1d2f732edcf07583e5859a6',318);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','membership','01a20ad7-ef4e-73fe-baa1-8e3e8f6e34ec','01a20ad7-ef02-73fe-ba65-a573c65b8e0c','{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","family_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","person_id":"01a20ad7-ef4e-73fe-ba95-f71a98c9fbd8","place":"at home","role":"","since":"","until":null,"why":""}','{"*":["01a20ad7-ef4e-73fe-bac5-566076318242"]}','{}','[]','d9032f61220b06256ed79b1be62072857f833aa7a6a603bc6c276fc8ba11da2e',263);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','person','01a20ad7-ef4e-73fe-ba95-f71a98c9fbd8','01a20ad7-ef02-73fe-ba65-a573c65b8e0c','{"file_id":"01a20ad7-ef02-73fe-ba65-a573c65b8e0c","given_name":"Zoë","family_name":"Zephyr","known_as":"","earlier_names":"","stage":"child","born":"2016-05-04","due_on":null,"died_on":null,"sex":"","gender":"","pronouns":"","ethnicity":"","disability":"","health":"","school":"","school_year":"","languages":[],"interpreter":"","religion":"","nhs_number":"","upn":"","address":"","postcode":"","phone":"","email":"","external_id":"","occupation":""}','{"*":["01a20ad7-ef4e-73fe-bac5-566076318242"]}','{}','[]','85c44eba9583b3a77839e53ca9e0d04bd5449fe517948bd83a5b69c7b2a64fa7',500);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','break_glass','01a20ad7-efa6-7df8-b0e2-d0f389d15768','01a20ad7-efa6-7df8-b0e2-d0f389d15768','{"file_id":"01a20ad7-efa6-7df8-b0e2-d0f389d15768","worker_id":"01a20ad7-eafa-73fe-b87d-5eb46cbf02d5","asked":"CH0042","reason":"Zoe is in hospital and nobody knows whom to ring.","outcome":"opened","families":["01a20ad7-ef02-73fe-ba65-a573c65b8e0c"],"references":["CH0042"],"began":1795000000000,"ends":1795028800000,"given_back":0,"taken_back":false,"done":[],"verdict":"","words":"","reviewed_by":"","reviewed_on":null,"outcome_seen":false}','{"*":["01a1ee56-5e00-73fe-bae6-978e36c3e3a1"]}','{}','[]','05bb17010590e7ddbf1574c4496b150ac395e8af01a5c0ca6151419641049d56',492);
INSERT INTO "record" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200','worker','01a20ad7-f00d-73fe-bb21-f146f2ad575d','01a20ad7-e84c-73fe-b794-97a4fd899200','{"file_id":"01a20ad7-e84c-73fe-b794-97a4fd899200","name":"Lee Marsh","agency":"Early help","role":"Lead practitioner","job":"","phone":"","email":"","left":false,"team":""}','{"*":["01a1ee56-5e00-73fe-bb3f-bca8af18d9ef"]}','{}','[]','38d9726c315bc13d47fad018181e2b7925ae0cf4bb7527879d68bacc8c4ec9ef',222);
CREATE TABLE zone_head (
	zone TEXT NOT NULL, 
	last BIGINT DEFAULT '0' NOT NULL, 
	epoch TEXT NOT NULL, 
	signer TEXT NOT NULL, 
	PRIMARY KEY (zone)
);
INSERT INTO "zone_head" VALUES('01a20ad7-e84c-73fe-b794-97a4fd899200',14,'01a20ad7-e84f-73fe-b7bc-d665e86dc832','01a20ad7-e84c-73fe-b7a9-4546acb5de03 M+nsrR2BmXltrBBmY+LXp+Q58R/qGHXNACNCAGNDGLk=');
CREATE UNIQUE INDEX device_id ON device (id);
CREATE UNIQUE INDEX journal_file ON journal (zone, file, file_seq);
CREATE UNIQUE INDEX journal_device ON journal (zone, device, number);
CREATE UNIQUE INDEX journal_id ON journal (zone, id);
CREATE INDEX record_file ON record (zone, file, kind, id);
CREATE INDEX piece_file ON piece (file, digest);
CREATE INDEX quarantine_waits ON quarantine (for_zone, waits, received);
COMMIT;
