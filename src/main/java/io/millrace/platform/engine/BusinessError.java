package io.millrace.platform.engine;

/** A failure that the model has a path for: an error boundary event with this code. */
public class BusinessError extends RuntimeException {

    private final String code;

    public BusinessError(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
