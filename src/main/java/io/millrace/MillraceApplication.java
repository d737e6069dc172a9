package io.millrace;

import io.millrace.platform.start.StartCheck;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class MillraceApplication {

    static {
        // The engine stores times without their zone. In UTC no hour comes twice, and its indexes need not ask for the
        // zone.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MillraceApplication.class);
        application.addInitializers(new StartCheck());
        application.run(args);
    }
}
