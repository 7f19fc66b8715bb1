package io.bulkdata.awslocal.sns;

import java.util.function.Consumer;

/** Elements of XML, written one after the other. */
final class Xml {

    private final StringBuilder text = new StringBuilder();

    /** An element of text. */
    Xml element(String name, String content) {
        text.append('<').append(name).append('>');
        content.codePoints().forEach(this::append);
        text.append("</").append(name).append('>');
        return this;
    }

    /** An element of elements. */
    Xml element(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    private void append(int codePoint) {
        switch (codePoint) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            default -> text.appendCodePoint(codePoint);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
