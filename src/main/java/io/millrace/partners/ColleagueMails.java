package io.millrace.partners;

import io.millrace.platform.notification.MailMessage;
import io.millrace.platform.notification.Mails;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails colleagues that something waits for them in Tasklist. */
@Component
class ColleagueMails {

    private final Directory directory;
    private final Mails mails;
    private final String url;

    ColleagueMails(Directory directory, Mails mails, @Value("${millrace.url}") String url) {
        this.directory = directory;
        this.mails = mails;
        this.url = url;
    }

    /**
     * One mail to each person who holds any of the capabilities and has an address.
     *
     * @param what is waiting, as in {@code the application of Blue Mills}
     */
    void tell(String subject, String what, Instant since, String... capabilities) {
        Stream.of(capabilities)
                .flatMap(capability -> directory.holders(capability).stream())
                .filter(person -> person.email() != null)
                .collect(Collectors.toMap(Person::id, Function.identity(), (first, again) -> first))
                .values()
                .forEach(person ->
                        mails.request(new MailMessage(Objects.requireNonNull(person.email()), subject, """
                        Hello %s,

                        %s has been waiting since %tF.

                        See it in Tasklist: %s/camunda/app/tasklist/
                        """.formatted(
                                        person.displayName(), what, since.atOffset(ZoneOffset.UTC), url))));
    }
}
