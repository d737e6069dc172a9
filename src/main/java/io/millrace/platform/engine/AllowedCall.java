package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request to the engine's REST resources and webapps that is let through. What no rule lists does not exist.
 *
 * @param methods the HTTP methods
 * @param path the whole path, as the container reads it
 * @param capability who may, or everybody who is signed in when there is none
 */
record AllowedCall(
        Set<String> methods, Pattern path, @Nullable String capability) {

    private static final String ID = "[A-Za-z0-9_:.-]+";

    /**
     * @param calls each one or more methods and a path, in which {@code {id}} stands for one segment, {@code a|b} for one
     *     of several, and a {@code /**} at the end for anything below or nothing
     */
    static List<AllowedCall> list(@Nullable String capability, String... calls) {
        var allowed = new ArrayList<AllowedCall>();
        for (String call : calls) {
            int path = call.indexOf(" /");
            allowed.add(new AllowedCall(
                    Set.of(call.substring(0, path).split(" ")), pattern(call.substring(path + 1)), capability));
        }
        return List.copyOf(allowed);
    }

    private static Pattern pattern(String path) {
        String expression = path.replace(".", "\\.").replace("{id}", ID);
        if (expression.endsWith("/**")) {
            expression = expression.substring(0, expression.length() - 3) + "(/.*)?";
        }
        return Pattern.compile(expression);
    }

    boolean fits(String method, String requested) {
        return methods.contains(method) && path.matcher(requested).matches();
    }

    boolean isFor(Actor actor) {
        return capability == null || actor.may(capability);
    }
}
