package io.millrace.platform.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New ids. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A UUID of version 7 (RFC 9562): ascending in the order of creation, so that indexes grow at one end. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
