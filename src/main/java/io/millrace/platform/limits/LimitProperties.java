package io.millrace.platform.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests in a minute, over all processes together; each at least 1.
 *
 * @param user of one user to the API
 * @param webapp of one user's browser to Tasklist and Cockpit, which ask often by themselves
 * @param upload of one user with files; they count as requests of the user as well
 * @param organization of all users of one organization
 * @param address of one network address, whoever calls; an office behind one address shares it
 * @param signIn sign-ins that start at one address
 * @param unauthenticated calls from one address without a sign-in or a token that holds
 */
@ConfigurationProperties("millrace.rate-limit")
record LimitProperties(
        @DefaultValue("600") int user,
        @DefaultValue("1200") int webapp,
        @DefaultValue("60") int upload,
        @DefaultValue("12000") int organization,
        @DefaultValue("6000") int address,
        @DefaultValue("30") int signIn,
        @DefaultValue("60") int unauthenticated) {}
