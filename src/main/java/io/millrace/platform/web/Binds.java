package io.millrace.platform.web;

import java.util.HashMap;
import java.util.Map;

/** The bind parameters of a statement while it is put together. */
final class Binds {

    private final Map<String, Object> values = new HashMap<>();

    Binds(Map<String, Object> fixed) {
        values.putAll(fixed);
    }

    /** Takes a value and gives the name that stands for it in SQL. */
    String add(Object value) {
        String name = "list_" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    Map<String, Object> values() {
        return values;
    }
}
