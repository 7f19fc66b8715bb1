package io.bulkdata.redshiftlocal.cluster;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an answer in the AWS Query protocol. */
final class Xml {

    private static final String NAMESPACE = "http://redshift.amazonaws.com/doc/2012-12-01/";

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    static String document(String root, Consumer<Xml> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument();
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(NAMESPACE);
            content.accept(new Xml(writer));
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return text.toString();
    }

    /** An element of elements. */
    Xml element(String name, Consumer<Xml> content) {
        try {
            writer.writeStartElement(name);
            content.accept(this);
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return this;
    }

    /** An element of text. */
    Xml element(String name, Object text) {
        try {
            writer.writeStartElement(name);
            writer.writeCharacters(text.toString());
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw unwritable(e);
        }
        return this;
    }

    private static IllegalStateException unwritable(XMLStreamException e) {
        return new IllegalStateException("Cannot write XML", e);
    }
}
