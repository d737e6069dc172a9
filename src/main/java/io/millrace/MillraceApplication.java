package io.millrace;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class MillraceApplication {

    public static void main(String[] args) {
        SpringApplication.run(MillraceApplication.class, args);
    }
}
