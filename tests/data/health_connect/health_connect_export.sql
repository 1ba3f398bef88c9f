PRAGMA user_version = 20;
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE, app_name TEXT, app_icon BLOB, record_types_used TEXT);
INSERT INTO application_info_table VALUES (1, 'com.example.band', 'Band', NULL, NULL), (2, 'com.example.drinks', 'Drinks', NULL, NULL);
CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, count INTEGER);
INSERT INTO steps_record_table VALUES (1, x'01', 1, 1772352000000, 3600, 1772352900000, 3600, 20513, 640);
CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, last_modified_time INTEGER, client_record_id TEXT, client_record_version TEXT, device_info_id INTEGER, app_info_id INTEGER, recording_method INTEGER, dedupe_hash BLOB UNIQUE, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, notes TEXT, title TEXT, local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset), local_date_time_end_time INTEGER AS (end_time + 1000 * end_zone_offset));
CREATE TABLE sleep_stages_table (parent_key INTEGER NOT NULL, stage_start_time INTEGER NOT NULL, stage_end_time INTEGER NOT NULL, stage_type INTEGER NOT NULL, FOREIGN KEY (parent_key) REFERENCES sleep_session_record_table(row_id) ON DELETE CASCADE);
-- 23:00 to 07:00 on 2 March, of which 02:00 to 02:30 awake; light, awake, deep
INSERT INTO sleep_session_record_table (row_id, uuid, app_info_id, start_time, start_zone_offset, end_time, end_zone_offset, local_date) VALUES (1, x'11', 1, 1772402400000, 3600, 1772431200000, 3600, 20514);
INSERT INTO sleep_stages_table VALUES (1, 1772402400000, 1772413200000, 4), (1, 1772413200000, 1772415000000, 1), (1, 1772415000000, 1772431200000, 5);
-- a guess of another application for the same night, 22:30 to 07:30
INSERT INTO sleep_session_record_table (row_id, uuid, app_info_id, start_time, start_zone_offset, end_time, end_zone_offset, local_date) VALUES (2, x'12', 2, 1772400600000, 3600, 1772433000000, 3600, 20514);
-- a night without stages: 00:00 to 06:30 on 3 March
INSERT INTO sleep_session_record_table (row_id, uuid, app_info_id, start_time, start_zone_offset, end_time, end_zone_offset, local_date) VALUES (3, x'13', 2, 1772492400000, 3600, 1772515800000, 3600, 20515);
CREATE TABLE hydration_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, volume REAL);
INSERT INTO hydration_record_table VALUES (1, x'21', 2, 1772438400000, 3600, 1772438460000, 3600, 20514, 0.25), (2, x'22', 2, 1772452800000, NULL, 1772452860000, NULL, 20514, 0.5);
CREATE TABLE nutrition_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, energy REAL, magnesium REAL, caffeine REAL, meal_type INTEGER, meal_name TEXT);
INSERT INTO nutrition_record_table VALUES (1, x'31', 2, 1772438400000, 3600, 1772438460000, 3600, 20514, 2000.0, 0.0, 0.095, 1, 'Coffee'), (2, x'32', 2, 1772449200000, 3600, 1772449260000, 3600, 20514, 500000.0, 0.05, 0.0, 2, 'Lunch');
CREATE TABLE exercise_session_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, notes TEXT, exercise_type INTEGER, title TEXT, has_route INTEGER);
-- 18:00 to 18:30 by one application, 18:05 to 18:35 by another, on 2 March; and on 4 March
INSERT INTO exercise_session_record_table VALUES (1, x'41', 1, 1772470800000, 3600, 1772472600000, 3600, 20514, NULL, 56, 'Run', 0), (2, x'42', 2, 1772471100000, 3600, 1772472900000, 3600, 20514, NULL, 56, NULL, 0), (3, x'43', 1, 1772618400000, 3600, 1772620200000, 3600, 20516, NULL, 56, NULL, 0);
CREATE TABLE mindfulness_session_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER, mindfulness_session_type INTEGER, title TEXT, notes TEXT);
INSERT INTO mindfulness_session_record_table VALUES (1, x'51', 1, 1772481600000, 3600, 1772482320000, 3600, 20514, 1, NULL, NULL);
