package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.macos.DnsSd.Target;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsSdTest {

  private static final String ADD =
      "16:49:48.386  Add        3  14 local.               _smb._tcp.           ";

  @Test
  void whatThisMacAnnouncesAndWhatIsGoneIsNoServer() {
    assertEquals(List.of(), DnsSd.instances(Transcript.of("dns-sd-01-browse").text()));
  }

  @Test
  void aServerOnSeveralInterfacesIsOne() {
    String out =
        ADD + "Mac mini\n" + ADD.replace(" 14 ", " 15 ") + "Mac mini\n" + ADD + "NAS (2)\n";

    assertEquals(List.of("Mac mini", "NAS (2)"), DnsSd.instances(out));
  }

  @Test
  void aServerIsGoneWhenItsLastInterfaceIs() {
    String both = ADD + "NAS\n" + ADD.replace(" 14 ", " 15 ") + "NAS\n";
    String one = ADD.replace("Add", "Rmv") + "NAS\n";

    assertEquals(List.of("NAS"), DnsSd.instances(both + one));
    assertEquals(List.of(), DnsSd.instances(both + one + one.replace(" 14 ", " 15 ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "16:49:48.386  Add        3  14 local.               _afpovertcp._tcp.    NAS",
        "16:49:48.386  Add        3  14 example.com.         _smb._tcp.           NAS",
        "Timestamp     A/R    Flags  if Domain               Service Type         Instance Name",
        "16:49:48.386  Add        3  14 local.               _smb._tcp.           ",
      })
  void otherRowsAreNoServer(String row) {
    assertEquals(List.of(), DnsSd.instances(row + "\n"));
  }

  @Test
  void theFirstAnswerNamesHostAndPort() {
    assertEquals(
        Optional.of(new Target("Dining-Room-AirPort-Express.local", 5000)),
        DnsSd.target(Transcript.of("dns-sd-02-lookup").text()));
  }

  @Test
  void aNameThatHoldsTheWordsOfTheRowDoesNotMislead() {
    String row =
        " 0:57:02.716  x\\032can\\032be reached at evil.local.:1._smb._tcp.local."
            + " can be reached at nas.local.:445 (interface 5) Flags: 1\n";

    assertEquals(Optional.of(new Target("nas.local", 445)), DnsSd.target(row));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 0:57:02.716  n can be reached at nas.local.:0 (interface 5)",
        " 0:57:02.716  n can be reached at nas.local.:99999 (interface 5)",
        " 0:57:02.716  n can be reached at .:445 (interface 5)",
      })
  void withoutAHostAndAPortThereIsNoTarget(String out) {
    assertEquals(Optional.empty(), DnsSd.target(out));
  }

  @Test
  void addressesAreThoseThatStandInTheEndIpv4First() {
    assertEquals(
        List.of("10.0.1.18", "169.254.169.127", "fd15:5b2d:647f:1:75cd:be97:fd26:f3b9"),
        DnsSd.addresses(Transcript.of("dns-sd-03-addresses").text()));
  }

  @Test
  void anAddressThatNeedsAZoneIsLeftOut() {
    String row =
        " 8:41:21.653  Add        3  6 nas.local.    FE80:0000:0000:0000:0001:0002:0003:0004%en0"
            + "  120\n";

    assertEquals(List.of(), DnsSd.addresses(row));
  }

  @Test
  void whatItPrintedUntilItWasEndedIsTheAnswer() {
    assertEquals(Optional.of("rows\n"), DnsSd.printed(new TimedOut("rows\nhalf a r", "", true)));
    assertEquals(Optional.of("rows\n"), DnsSd.printed(new Exited(0, "rows\n", "")));
    assertEquals(Optional.empty(), DnsSd.printed(new Exited(255, "", "DNSService call failed")));
    assertEquals(Optional.empty(), DnsSd.printed(new NotStarted("dns-sd is not there")));
  }
}
