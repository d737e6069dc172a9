package io.millrace.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.millrace.platform.events.DomainEvent;
import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.ErrorCode;
import jakarta.ws.rs.Path;
import java.util.Calendar;
import java.util.Date;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    private static final JavaClasses WITH_TESTS = new ClassFileImporter().importPackages("io.millrace");
    private static final String ENGINE = "io.millrace.platform.engine..";

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_PACKAGE_KNOWS_THE_ENGINE = noClasses()
            .that(not(resideInAPackage(ENGINE)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine gets no more fixes: its replacement must be the matter of one package");

    /**
     * What a module publishes of itself is public before anybody listens: events, error codes, capabilities. And what the
     * engine's REST API is made of has to be public to be called.
     */
    @ArchTest
    static final ArchRule WHAT_ONE_PACKAGE_USES_IS_PRIVATE_TO_IT = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .and()
            .areNotAssignableTo(DomainEvent.class)
            .and()
            .areNotAssignableTo(ErrorCode.class)
            .and()
            .haveSimpleNameNotEndingWith("Capabilities")
            .and()
            .areNotAnnotatedWith(Path.class)
            .should(beUsedElsewhere());

    @ArchTest
    static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR = noFields()
            .should(beAnnotatedWith(Autowired.class)
                    .or(beAnnotatedWith(Value.class))
                    .or(beAnnotatedWith("jakarta.inject.Inject"))
                    .or(beAnnotatedWith("jakarta.annotation.Resource")));

    /** Where a library asks for one, it is made at the call. */
    @ArchTest
    static final ArchRule NOTHING_KEEPS_AN_OLD_DATE = noFields()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(ENGINE)))
            .should()
            .haveRawType(assignableTo(Date.class))
            .orShould()
            .haveRawType(assignableTo(Calendar.class));

    @ArchTest
    static final ArchRule NOTHING_RETURNS_AN_OLD_DATE = noMethods()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(ENGINE)))
            .should()
            .haveRawReturnType(assignableTo(Date.class));

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_AFTER_BUSINESS = noClasses()
            .should()
            .resideInAnyPackage(
                    "io.millrace..util..",
                    "io.millrace..utils..",
                    "io.millrace..common..",
                    "io.millrace..helper..",
                    "io.millrace..helpers..",
                    "io.millrace..manager..");

    @ArchTest
    static final ArchRule EVERY_ENDPOINT_DECLARES_ONE_GUARD = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(declareOneGuard());

    @ArchTest
    static final ArchRule CONTROLLERS_ASK_SERVICES = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class);

    @ArchTest
    static final ArchRule EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL = classes().should(resideInANullMarkedPackage());

    private static ArchCondition<JavaClass> beUsedElsewhere() {
        return new ArchCondition<>("be used from another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = WITH_TESTS.stream()
                        .filter(part -> part.getName().equals(type.getName())
                                || part.getName().startsWith(type.getName() + "$"))
                        .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                events.add(
                        new SimpleConditionEvent(type, used, type.getName() + " is public, but nobody else uses it"));
            }
        };
    }

    private static ArchCondition<JavaMethod> declareOneGuard() {
        return new ArchCondition<>("declare exactly one guard") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                long guards = Stream.of(RequireCapability.class, SignedInEndpoint.class, PublicEndpoint.class)
                        .filter(guard -> method.isAnnotatedWith(guard))
                        .count();
                events.add(new SimpleConditionEvent(
                        method, guards == 1, method.getFullName() + " declares " + guards + " guards"));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent();
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
