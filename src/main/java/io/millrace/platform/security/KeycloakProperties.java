package io.millrace.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak is and who we are to it.
 *
 * @param url where browsers and clients reach Keycloak, without a slash at the end; part of every token's issuer
 * @param internalUrl where this application reaches it, when that differs (inside a container network)
 * @param webClientId the client under which people sign in to Tasklist and Cockpit
 * @param directoryClientId the service account that reads people and organizations
 * @param audience what a token has to be issued for to be accepted by the API
 * @param syncInterval how often people and roles are read from Keycloak; a withdrawn role ends within it and ten seconds;
 *     zero for never
 */
@ConfigurationProperties("millrace.keycloak")
public record KeycloakProperties(
        String url,
        @DefaultValue("") String internalUrl,
        @DefaultValue("millrace") String realm,
        @DefaultValue("millrace-web") String webClientId,
        String webClientSecret,
        @DefaultValue("millrace-directory") String directoryClientId,
        String directoryClientSecret,
        @DefaultValue("millrace-api") String audience,
        @DefaultValue("30s") Duration syncInterval) {

    public String issuer() {
        return url + "/realms/" + realm;
    }

    /** An address of the realm for calls from server to server. */
    public String realmUrl(String path) {
        return base() + "/realms/" + realm + path;
    }

    /** An address of the realm's admin API. */
    public String adminUrl(String path) {
        return base() + "/admin/realms/" + realm + path;
    }

    private String base() {
        return internalUrl.isBlank() ? url : internalUrl;
    }
}
