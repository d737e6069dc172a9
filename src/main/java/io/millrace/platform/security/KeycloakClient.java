package io.millrace.platform.security;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Who we are when we send people to Keycloak. Written out instead of discovered: Keycloak may still be starting. */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

    static final String REGISTRATION = "keycloak";

    @Bean
    ClientRegistrationRepository clientRegistrations(
            KeycloakProperties keycloak, @Value("${millrace.url}") String url) {
        String endpoints = "/protocol/openid-connect";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(keycloak.webClientId())
                .clientSecret(keycloak.webClientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .scope("openid", "profile", "email", "organization:*")
                .redirectUri(url + "/login/oauth2/code/" + REGISTRATION)
                .issuerUri(keycloak.issuer())
                .authorizationUri(keycloak.issuer() + endpoints + "/auth")
                .tokenUri(keycloak.realmUrl(endpoints + "/token"))
                .jwkSetUri(keycloak.realmUrl(endpoints + "/certs"))
                .providerConfigurationMetadata(
                        Map.of("end_session_endpoint", keycloak.issuer() + endpoints + "/logout"))
                .userNameAttributeName("sub")
                .build());
    }
}
