package io.millrace.platform.engine;

import java.util.UUID;

/** Says, for one kind of business record, what people see about it on the forms of user tasks. */
public interface TaskSubject {

    /** The value of the process variable {@code subjectType} that stands for this kind. */
    String type();

    Description describe(UUID id);

    /**
     * What a form shows before it asks.
     *
     * @param title a short name of the record
     * @param summary Markdown; text that users entered has to be escaped with {@link Markdown}
     */
    record Description(String title, String summary) {}
}
