package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.platform.Mounter.Request;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmbUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jane      | nas.local            | 445  | CORE | //jane@nas.local/CORE",
        "jane      | nas.local            | 4450 | CORE | //jane@nas.local:4450/CORE",
        "CORP;jane | 10.10.10.1           | 445  | CORE | //CORP;jane@10.10.10.1/CORE",
        "j@x.org   | nas                  | 445  | CORE | //j%40x.org@nas/CORE",
        "jane      | fd00::1              | 445  | CORE | //jane@[fd00::1]/CORE",
        "jane      | [fe80::1%bridge0]    | 4450 | CORE | //jane@[fe80::1%25bridge0]:4450/CORE",
        "jane      | My Mac._smb._tcp.local | 445 | CORE | //jane@My%20Mac._smb._tcp.local/CORE",
        "jane      | nas                  | 445  | a/b$'\";#@% |"
            + " //jane@nas/a%2Fb%24%27%22%3B%23%40%25",
        "''        | nas                  | 445  | CORE | //guest:@nas/CORE",
      })
  void encodesEachPartByItself(String user, String host, int port, String share, String url) {
    assertEquals(url, SmbUrl.of(request(user, host, port, share)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORE",
        "A (old)",
        "Bu\u0308ro",
        "B\u00fcro",
        "100%",
        "%41",
        "a;b",
        "it's \"$HOME\"",
        "#1 @home",
        "a:b",
        "a?b=c&d",
        "日本"
      })
  void aShareComesBackFromItsUrlAsItWas(String share) {
    String url = SmbUrl.of(request("CORP;j@x;y", "My Mac._smb._tcp.local", 4450, share));

    assertEquals(
        Optional.of(new SmbSource("CORP;j@x;y", "My Mac._smb._tcp.local", 4450, share)),
        SmbUrl.parse(url));
  }

  @ParameterizedTest
  @CsvSource({"0, guest, 127.0.0.1, 51400", "1, GUEST, Windows 10._smb._tcp.local, 445"})
  void readsTheSourcesOfGuestMounts(int line, String user, String host, int port) {
    String pair = Transcript.of("mount-09-port-and-brackets-pairs").line(line);
    String source = pair.substring(0, pair.indexOf(" -> "));

    assertEquals(
        Optional.of(new SmbSource(user, host, port, "[C] Windows 10")), SmbUrl.parse(source));
  }

  @Test
  void dropsTheTrailingDotOfAHost() {
    assertEquals("nas.local", SmbUrl.parse("//jane@nas.local./CORE").orElseThrow().host());
  }

  @Test
  void readsAnIpv6HostWithZoneAndPort() {
    assertEquals(
        Optional.of(new SmbSource("jane", "fe80::1%en5", 4450, "CORE")),
        SmbUrl.parse("//jane@[fe80::1%25en5]:4450/CORE"));
    assertEquals("fe80::1%feth0", SmbUrl.parse("//[fe80::1%feth0]/CORE").orElseThrow().host());
  }

  @Test
  void readsASourceWithoutUser() {
    assertEquals(Optional.of(new SmbSource("", "nas", 445, "CORE")), SmbUrl.parse("//nas/CORE/"));
  }

  @Test
  void aFolderInsideAShareIsNotTheShare() {
    assertEquals("CORE/cuts", SmbUrl.parse("//jane@nas/CORE/cuts").orElseThrow().share());
  }

  @Test
  void leavesWhatIsNoEncodingAlone() {
    assertEquals("a%b %zz %E4", PercentEncoding.decode("a%b %zz %E4"));
  }

  @Test
  void refusesWhatNamesNoShare() {
    assertEquals(Optional.empty(), SmbUrl.parse("//nas"));
    assertEquals(Optional.empty(), SmbUrl.parse("//nas/"));
    assertEquals(Optional.empty(), SmbUrl.parse("///CORE"));
    assertEquals(Optional.empty(), SmbUrl.parse("map auto_home"));
  }

  private static Request request(String user, String host, int port, String share) {
    return new Request(user, host, port, share, Path.of("/Volumes/X"));
  }
}
