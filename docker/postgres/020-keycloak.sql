-- Keycloak's own database, which Millrace's roles have no business in.
\getenv keycloak_password KEYCLOAK_DATABASE_PASSWORD

create role keycloak login nosuperuser nobypassrls password :'keycloak_password';
create database keycloak owner keycloak;
revoke connect on database keycloak from public;
