package dev.breakglass.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Each room knows only the rooms below it. */
@ArchTag("any-jdk")
@AnalyzeClasses(packages = "dev.breakglass", importOptions = DoNotIncludeTests.class)
class ArrowsTest {

    private static final String[] ABOVE_THE_LANGUAGE = {
        "dev.breakglass.runtime..",
        "dev.breakglass.compiler..",
        "dev.breakglass.scenario..",
        "dev.breakglass.cli..",
        "dev.breakglass.bench..",
        "dev.breakglass.maven..",
        "dev.breakglass.host.."
    };

    private static final String[] BESIDE_AND_ABOVE_THE_RUNTIME = {
        "dev.breakglass.dsl..",
        "dev.breakglass.compiler..",
        "dev.breakglass.scenario..",
        "dev.breakglass.cli..",
        "dev.breakglass.bench..",
        "dev.breakglass.maven..",
        "dev.breakglass.host.."
    };

    @ArchTest
    static final ArchRule theLanguageKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ABOVE_THE_LANGUAGE);

    @ArchTest
    static final ArchRule theRuntimeKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BESIDE_AND_ABOVE_THE_RUNTIME);

    @ArchTest
    static final ArchRule theCompilerKnowsNobodyAbove = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.compiler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.breakglass.scenario..",
                    "dev.breakglass.cli..",
                    "dev.breakglass.bench..",
                    "dev.breakglass.maven..");

    @ArchTest
    static final ArchRule scenariosKnowNobodyAbove = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.breakglass.cli..", "dev.breakglass.bench..");

    @ArchTest
    static final ArchRule onePackageSeesAntlr = noClasses()
            .that()
            .resideOutsideOfPackage("dev.breakglass.dsl.parse")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule onePackageSeesJanino = noClasses()
            .that()
            .resideOutsideOfPackage("dev.breakglass.compiler.janino")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codehaus.janino..", "org.codehaus.commons..");

    @ArchTest
    static final ArchRule theRuntimeHasOneDependency = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime..")
            .and()
            .resideOutsideOfPackages(
                    "dev.breakglass.runtime.identity..",
                    "dev.breakglass.runtime.credentials..",
                    "dev.breakglass.runtime.monitoring..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.breakglass.runtime..", "java..", "javax.crypto..", "com.google.re2j..", "org.jspecify..");

    @ArchTest
    static final ArchRule nobodyKnowsTheIdentityModule = noClasses()
            .that()
            .resideOutsideOfPackage("dev.breakglass.runtime.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.breakglass.runtime.identity..");

    @ArchTest
    static final ArchRule identityKnowsTheCoreAndItsLibrariesAlone = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime.identity..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.breakglass.runtime.identity..",
                    "dev.breakglass.runtime.request..",
                    "dev.breakglass.runtime.grant..",
                    "java..",
                    "javax.crypto..",
                    "javax.net.ssl..",
                    "com.nimbusds..",
                    "com.webauthn4j..",
                    "com.eatthepath..",
                    "tools.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theCommandLineAloneKnowsTheMonitoringModule = noClasses()
            .that()
            .resideOutsideOfPackages("dev.breakglass.runtime.monitoring..", "dev.breakglass.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.breakglass.runtime.monitoring..");

    @ArchTest
    static final ArchRule monitoringKnowsTheLogItsJsonAndTheJdkAlone = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime.monitoring..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.breakglass.runtime.monitoring..",
                    "dev.breakglass.runtime.audit..",
                    "dev.breakglass.runtime.json..",
                    "java..",
                    "javax.net.ssl..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule onePackageSeesTheLibrariesForIdentity = noClasses()
            .that()
            .resideOutsideOfPackage("dev.breakglass.runtime.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.webauthn4j..", "com.eatthepath..", "tools.jackson..");

    @ArchTest
    static final ArchRule twoPackagesSeeTheLibraryForTokens = noClasses()
            .that()
            .resideOutsideOfPackages("dev.breakglass.runtime.identity..", "dev.breakglass.runtime.credentials..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule nobodyKnowsTheCredentialsModule = noClasses()
            .that()
            .resideOutsideOfPackage("dev.breakglass.runtime.credentials..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.breakglass.runtime.credentials..");

    @ArchTest
    static final ArchRule credentialsKnowTheCoreAndTheLibraryForTokensAlone = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime.credentials..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.breakglass.runtime",
                    "dev.breakglass.runtime.credentials..",
                    "dev.breakglass.runtime.request..",
                    "dev.breakglass.runtime.grant..",
                    "java..",
                    "javax.crypto..",
                    "javax.sql..",
                    "com.nimbusds..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule whatIssuesNoTokensNeedsNoLibrary = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.runtime.credentials..")
            .and()
            .haveSimpleNameNotContaining("Token")
            .and()
            .doNotHaveSimpleName("Ed25519Signer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule theHostEmbedsTheRuntimeAlone = noClasses()
            .that()
            .resideInAPackage("dev.breakglass.host..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("dev.breakglass.host..", "dev.breakglass.runtime..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theLanguageReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage("dev.breakglass.dsl..", "dev.breakglass.compiler..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule theTimeIsReadInOneClass = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.breakglass.runtime.grant.SteadyClock")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule packagesOfTheLanguageFormNoCircle = SlicesRuleDefinition.slices()
            .matching("dev.breakglass.dsl.(*)..")
            .should()
            .beFreeOfCycles();
}
