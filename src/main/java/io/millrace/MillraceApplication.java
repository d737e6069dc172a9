package io.millrace;

import io.millrace.platform.start.StartCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class MillraceApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MillraceApplication.class);
        application.addInitializers(new StartCheck());
        application.run(args);
    }
}
