package io.millrace.platform.engine.check;

import io.millrace.platform.engine.TaskContract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a deployment can count on: what the application offers, and what the organization may already use. */
public interface Surroundings {

    /** The capabilities that a task can be offered to. */
    Set<String> capabilities();

    /** What service tasks can call, by the bean's name. */
    Map<String, TaskContract<?, ?>> tasks();

    /** The newest process of this key that the organization may use, its own or shared. */
    Optional<ModelFile> process(String key);

    /** The newest decision of this key that the organization may use. */
    Optional<ModelFile> decision(String key);

    /** The newest form of this key that the organization may use. */
    Optional<ModelFile> form(String key);
}
