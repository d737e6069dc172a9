package io.millrace.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the services before anything of a test's class is made, whichever test is the first of its JVM. */
final class ServicesUp implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Services.forTests().start();
    }
}
