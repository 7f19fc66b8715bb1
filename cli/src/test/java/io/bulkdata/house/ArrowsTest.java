package io.bulkdata.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: the arrows of the house. Only here every room is on one class path. */
@AnalyzeClasses(packages = "io.bulkdata", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

    private static final String CORE = "io.bulkdata.core..";
    private static final String REDSHIFT = "io.bulkdata.redshift..";
    private static final String RECEIVER = "io.bulkdata.receiver..";
    private static final String LOADER = "io.bulkdata.loader..";
    private static final String REDSHIFT_LOCAL = "io.bulkdata.redshiftlocal..";
    private static final String AWS_LOCAL = "io.bulkdata.awslocal..";
    private static final String CONTROLSHIFT = "io.bulkdata.local.controlshift..";
    private static final String CLI = "io.bulkdata.cli..";

    @ArchTest
    static final ArchRule coreKnowsNobody = knowsOnly(CORE, CORE);

    @ArchTest
    static final ArchRule redshiftKnowsCore = knowsOnly(REDSHIFT, REDSHIFT, CORE);

    @ArchTest
    static final ArchRule receiverKnowsNoOtherRoom = knowsOnly(RECEIVER, RECEIVER, CORE);

    @ArchTest
    static final ArchRule batchLoaderKnowsNoOtherRoom = knowsOnly(LOADER, LOADER, CORE, REDSHIFT);

    @ArchTest
    static final ArchRule redshiftLocalKnowsNobody = knowsOnly(REDSHIFT_LOCAL, REDSHIFT_LOCAL);

    @ArchTest
    static final ArchRule awsLocalKnowsNobody = knowsOnly(AWS_LOCAL, AWS_LOCAL);

    @ArchTest
    static final ArchRule simulatedControlShiftKnowsNobody = knowsOnly(CONTROLSHIFT, CONTROLSHIFT);

    @ArchTest
    static final ArchRule onlyTheCommandKnowsTheCommand = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule noPackageNeedsItself =
            slices().matching("io.bulkdata.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAwsPackagesAndWhatWiresAHandlerTouchAws = classes()
            .that()
            .resideInAnyPackage(RECEIVER, LOADER, REDSHIFT, CORE)
            .and()
            .resideOutsideOfPackage("..aws..")
            .and()
            .haveNameNotMatching(".*(Handler|Wiring|Application)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("software.amazon.awssdk..")));

    @ArchTest
    static final ArchRule environmentIsReadInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.bulkdata.core.settings.Settings")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .and()
            .haveNameNotMatching(".*\\.Main(\\$.*)?|.*\\.StandardOutput|.*\\.EmfLine")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static ArchRule knowsOnly(String room, String... known) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage("io.bulkdata.."))));
    }
}
