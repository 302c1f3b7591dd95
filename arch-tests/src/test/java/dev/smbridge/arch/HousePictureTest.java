package dev.smbridge.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The picture of the modules in the root's README is what their poms say. {@code
 * -Dsmbridge.rewriteHouse=true} draws it anew.
 */
class HousePictureTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String BEGIN = "<!-- house -->\n";
  private static final String END = "<!-- /house -->";
  private static final String GROUP = "dev.smbridge";

  @Test
  void theReadmeShowsTheModulesAsTheyAre() throws Exception {
    var readme = ROOT.resolve("README.md");
    var text = Files.readString(readme);
    var begin = text.indexOf(BEGIN) + BEGIN.length();
    var end = text.indexOf(END);
    var picture = picture();
    if (Boolean.getBoolean("smbridge.rewriteHouse")) {
      Files.writeString(readme, text.substring(0, begin) + picture + text.substring(end));
      return;
    }
    assertEquals(
        picture, text.substring(begin, end), "README.md, between the markers of the house");
  }

  /** A flowchart of Mermaid: an arrow from each module to each that it is compiled or run with. */
  private static String picture() throws Exception {
    var folders = new TreeMap<String, String>();
    var poms = new TreeMap<String, Element>();
    for (var pom : poms()) {
      var project = parse(pom);
      var folder = ROOT.relativize(pom.getParent()).toString();
      if (!text(project, "packaging").equals("pom")) {
        folders.put(text(project, "artifactId"), folder);
        poms.put(folder, project);
      }
    }
    var picture = new StringBuilder("```mermaid\nflowchart LR\n");
    poms.forEach((folder, project) -> {
      for (var known : known(project)) {
        picture.append("  ").append(folder).append(" --> ").append(folders.get(known)).append('\n');
      }
    });
    return picture.append("```\n").toString();
  }

  private static Set<Path> poms() throws IOException {
    try (var files = Files.walk(ROOT, 4)) {
      return files
          .filter(file -> file.getFileName().toString().equals("pom.xml"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !ROOT.relativize(file).startsWith("arch-tests"))
          .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
  }

  private static Set<String> known(Element project) {
    var known = new TreeSet<String>();
    var dependencies = project.getElementsByTagName("dependency");
    for (var i = 0; i < dependencies.getLength(); i++) {
      var dependency = (Element) dependencies.item(i);
      if (text(dependency, "groupId").equals(GROUP) && !text(dependency, "scope").equals("test")) {
        known.add(text(dependency, "artifactId"));
      }
    }
    return known;
  }

  /** The text of a child, empty where there is none. */
  private static String text(Element parent, String name) {
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }

  private static Element parse(Path pom)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(pom.toFile())
        .getDocumentElement();
  }
}
