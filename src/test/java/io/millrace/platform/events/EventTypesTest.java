package io.millrace.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.objenesis.SpringObjenesis;

class EventTypesTest {

    private final List<Class<?>> eventClasses = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.millrace")
                    .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "events", type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface()))
                    .stream()
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void every_event_is_a_record_whose_type_names_its_module_a_thing_a_verb_and_a_version() {
        assertThat(eventClasses).isNotEmpty().allSatisfy(event -> {
            assertThat(event.isRecord()).isTrue();
            assertThat(typeOf(event))
                    .matches("io\\.millrace\\.%s\\.[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*"
                            .formatted(moduleOf(event)));
        });
    }

    @Test
    void no_two_events_share_a_type() {
        assertThat(eventClasses).extracting(EventTypesTest::typeOf).doesNotHaveDuplicates();
    }

    /** A type belongs to the class, so it can be asked of an instance that has no data. */
    private static String typeOf(Class<?> event) {
        return ((DomainEvent) new SpringObjenesis().newInstance(event, false)).type();
    }

    private static String moduleOf(Class<?> event) {
        return event.getPackageName().split("\\.")[2];
    }
}
