package io.millrace.architecture;

import io.millrace.MillraceApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modules_use_of_each_other_only_what_they_offer_and_in_no_circle() {
        ApplicationModules.of(MillraceApplication.class).verify();
    }
}
