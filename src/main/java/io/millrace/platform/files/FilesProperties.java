package io.millrace.platform.files;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory where the bytes of files are kept: on one disk for all nodes, and in the backup */
@ConfigurationProperties("millrace.files")
record FilesProperties(@DefaultValue("data/files") Path directory) {}
