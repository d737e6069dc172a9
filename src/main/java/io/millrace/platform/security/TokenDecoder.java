package io.millrace.platform.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Accepts access tokens of our realm, issued for this API, and nothing else: not ID or refresh tokens, not {@code none} or
 * HMAC algorithms, no keys named by the token itself. Keys are cached and outlive an outage of Keycloak; a token with an
 * unknown key makes us ask for new ones at most twice a minute.
 */
@Configuration(proxyBeanMethods = false)
class TokenDecoder {

    private static final Duration SKEW = Duration.ofSeconds(60);

    @Bean
    JwtDecoder jwtDecoder(KeycloakProperties keycloak) throws MalformedURLException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        URI.create(keycloak.realmUrl("/protocol/openid-connect/certs"))
                                .toURL(),
                        new DefaultResourceRetriever(2_000, 2_000, 100_000))
                .cache(Duration.ofMinutes(15).toMillis(), Duration.ofSeconds(15).toMillis())
                .rateLimited(Duration.ofSeconds(30).toMillis())
                .retrying(true)
                .outageTolerant(Duration.ofDays(1).toMillis())
                .build();
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        // Spring validates the claims below, with a message for each.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(keycloak));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(KeycloakProperties keycloak) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(keycloak.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(keycloak.audience())),
                new JwtClaimValidator<String>("typ", "Bearer"::equals),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
    }
}
