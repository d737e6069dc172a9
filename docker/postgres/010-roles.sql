-- The database and its three roles, made once by the superuser before Millrace first starts. Passwords come from the
-- environment of psql. Tables, policies and grants are the migrations' work.
\getenv owner_password MILLRACE_OWNER_PASSWORD
\getenv app_password MILLRACE_APP_PASSWORD
\getenv worker_password MILLRACE_WORKER_PASSWORD

create role millrace_owner login nosuperuser nobypassrls password :'owner_password';
create role millrace_app login nosuperuser nobypassrls password :'app_password';
create role millrace_worker login nosuperuser nobypassrls password :'worker_password';
create database millrace owner millrace_owner;
revoke connect on database millrace from public;
grant connect on database millrace to millrace_app, millrace_worker;
