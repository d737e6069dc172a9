package io.millrace.platform.files;

/** What people may be allowed to do with files. */
public final class FileCapabilities {

    public static final String FILE_READ = "FILE_READ";
    public static final String FILE_UPLOAD = "FILE_UPLOAD";

    private FileCapabilities() {}
}
