package io.millrace.platform.engine;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request to Camunda's webapps that is let through.
 *
 * @param methods the HTTP methods
 * @param path the whole path
 * @param capability who may, or everybody who is signed in when there is none
 */
record WebappRule(
        Set<String> methods, Pattern path, @Nullable String capability) {

    private static final String ID = "[A-Za-z0-9_:.-]+";

    /**
     * @param path a path in which {@code {id}} stands for one segment, {@code a|b} for one of several, and a {@code /**} at
     *     the end for anything below or nothing
     */
    static WebappRule allow(String methods, String path, @Nullable String capability) {
        String expression = path.replace(".", "\\.").replace("{id}", ID);
        if (expression.endsWith("/**")) {
            expression = expression.substring(0, expression.length() - 3) + "(/.*)?";
        }
        return new WebappRule(Set.of(methods.split(" ")), Pattern.compile(expression), capability);
    }

    boolean fits(String method, String requested) {
        return methods.contains(method) && path.matcher(requested).matches();
    }
}
