package io.bulkdata.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Small classes and small methods, counted in the sources: lines that hold code. */
class ShapeTest {

    private static final int LONGEST_CLASS = 400;
    private static final int LONGEST_METHOD = 60;
    private static final int MEDIAN_CLASS = 40;
    private static final int NINE_OF_TEN_METHODS = 14;

    private static final List<Sized> CLASSES = new ArrayList<>();
    private static final List<Sized> METHODS = new ArrayList<>();

    private record Sized(String name, int lines) {}

    @BeforeAll
    static void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Ruler(unit, positions).scan(unit, null);
            }
        }
    }

    @Test
    void thereIsSomethingToMeasure() {
        assertThat(CLASSES).hasSizeGreaterThan(50);
        assertThat(METHODS).hasSizeGreaterThan(200);
    }

    @Test
    void noClassIsLong() {
        assertThat(CLASSES).filteredOn(sized -> sized.lines > LONGEST_CLASS).isEmpty();
    }

    @Test
    void noMethodIsLong() {
        assertThat(METHODS).filteredOn(sized -> sized.lines > LONGEST_METHOD).isEmpty();
    }

    @Test
    void mostClassesAreSmall() {
        assertThat(quantile(CLASSES, 0.5)).isLessThanOrEqualTo(MEDIAN_CLASS);
    }

    @Test
    void mostMethodsAreSmall() {
        assertThat(quantile(METHODS, 0.9)).isLessThanOrEqualTo(NINE_OF_TEN_METHODS);
    }

    private static int quantile(List<Sized> sizes, double share) {
        int[] sorted = sizes.stream().mapToInt(Sized::lines).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src/main/java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static final class Ruler extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String[] lines;

        Ruler(CompilationUnitTree unit, SourcePositions positions) throws IOException {
            this.unit = unit;
            this.positions = positions;
            this.lines = unit.getSourceFile().getCharContent(true).toString().split("\n", -1);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (!tree.getSimpleName().isEmpty()) {
                CLASSES.add(new Sized(tree.getSimpleName().toString(), codeLines(tree)));
            }
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (tree.getBody() != null) {
                METHODS.add(
                        new Sized(unit.getSourceFile().getName() + " " + tree.getName(), codeLines(tree.getBody())));
            }
            return super.visitMethod(tree, null);
        }

        private int codeLines(Tree tree) {
            LineMap map = unit.getLineMap();
            long first = map.getLineNumber(positions.getStartPosition(unit, tree));
            long last = map.getLineNumber(positions.getEndPosition(unit, tree));
            int count = 0;
            for (long line = first; line <= last; line++) {
                String text = lines[(int) line - 1].strip();
                if (!text.isEmpty() && !text.startsWith("//") && !text.startsWith("*") && !text.startsWith("/*")) {
                    count++;
                }
            }
            return count;
        }
    }
}
