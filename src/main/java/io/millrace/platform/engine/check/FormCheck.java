package io.millrace.platform.engine.check;

import java.util.List;

final class FormCheck {

    private FormCheck() {}

    static List<Finding> check(ModelFile file) {
        return List.of();
    }
}
