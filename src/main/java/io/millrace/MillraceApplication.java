package io.millrace;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class MillraceApplication {

    public static void main(String[] args) {
        SpringApplication.run(MillraceApplication.class, args);
    }
}
