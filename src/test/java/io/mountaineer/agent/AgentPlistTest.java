package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.files.Home;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class AgentPlistTest {

  private static final AgentJob MONITOR = new AgentJob("monitor", Optional.empty());

  @Test
  void theTextIsAsLastLookedAt() throws IOException {
    Golden.assertSame(
        "com.mountaineer.agent.plist", AgentPlist.text(files("/Users/evan"), MONITOR));
  }

  @Test
  void awkwardPathsAreEscaped() throws IOException {
    Golden.assertSame(
        "awkward.plist",
        AgentPlist.text(
            files("/Users/Jürgen & <Söhne> \"o'Neil\""),
            new AgentJob("tray", Optional.of("/my tools:/x & y"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Users/evan",
        "/Users/a & b",
        "/Users/<key>Label</key>",
        "/Users/&amp;]]>--",
        "/Users/it's \"quoted\"",
        "/Users/@LABEL@ $1 \\1",
        "/Users/Jürgen/日本/\uD83D\uDE00",
        "/Users/tab\tline\nreturn\rend"
      })
  void everyValueComesBackAsItWas(String user) throws Exception {
    Document plist = parsed(AgentPlist.text(files(user), MONITOR));

    assertEquals(
        List.of(
            "com.mountaineer.agent",
            user + "/.mountaineer/bin/mountaineer",
            "monitor",
            "en_US.UTF-8",
            user + "/.mountaineer",
            "/usr/bin:/bin:/usr/sbin:/sbin",
            "Aqua",
            user + "/Library/Logs/mountaineer.log",
            user + "/Library/Logs/mountaineer.log"),
        texts(plist, "string"));
  }

  @Test
  void theAgentStartsAtLoginAndAgainOnlyWhenItFails() {
    String text = AgentPlist.text(files("/Users/evan"), MONITOR).replaceAll(">\\s+<", "><");

    assertTrue(text.contains("<key>RunAtLoad</key><true/>"), text);
    assertTrue(
        text.contains("<key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>"), text);
  }

  @Test
  void theMonitorIsNeitherSlowedDownNorTakenForSomethingThatAPersonWaitsFor() {
    assertFalse(AgentPlist.text(files("/Users/evan"), MONITOR).contains("ProcessType"));
  }

  @Test
  void theMenuIsSomethingThatAPersonWaitsFor() {
    String text =
        AgentPlist.text(files("/Users/evan"), new AgentJob("tray", Optional.empty()))
            .replaceAll(">\\s+<", "><");

    assertTrue(text.contains("<key>ProcessType</key><string>Interactive</string>"), text);
  }

  @Test
  void whatTheAgentHasBegunIsNotEndedWithIt() {
    String text = AgentPlist.text(files("/Users/evan"), MONITOR).replaceAll(">\\s+<", "><");

    assertTrue(text.contains("<key>AbandonProcessGroup</key><true/>"), text);
  }

  @Test
  void programsOfATestGoToTheAgentOnlyIfTheInstallHadThem() {
    Map<String, String> environment = Map.of("MOUNTAINEER_TOOLS", "/x:/y", "PATH", "/z");

    assertEquals(
        new AgentJob("monitor", Optional.of("/x:/y")), AgentJob.of("monitor", environment));
    assertEquals(MONITOR, AgentJob.of("monitor", Map.of("PATH", "/z", "MOUNTAINEER_TOOLS", "")));
    assertFalse(AgentPlist.text(files("/Users/evan"), MONITOR).contains("MOUNTAINEER_TOOLS"));
  }

  @Test
  void aCharacterThatXmlCannotHoldIsRefused() {
    UnsupportedPathException unfit =
        assertThrows(
            UnsupportedPathException.class,
            () -> AgentPlist.text(files("/Users/bell\u0007"), MONITOR));

    assertEquals("the character U+0007 cannot be written in a property list", unfit.getMessage());
  }

  private static AgentFiles files(String user) {
    return AgentFiles.of(Home.of(Map.of("HOME", user)), Path.of(user));
  }

  /** Well-formed for the JDK; the address of Apple's DTD is not asked. */
  private static Document parsed(String text)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(text)));
  }

  private static List<String> texts(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
