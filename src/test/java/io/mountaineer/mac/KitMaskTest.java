package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Content of the report that leaves a Mac: the shape of every line, and no name or address of its
 * owner.
 */
class KitMaskTest {

  private static final String NAMES =
      """
      Evan's MacBook Pro\tJane's Mac
      Evans-MacBook-Pro\tjanes-mac
      /Users/evan\t/Users/jane
      Studio\tCORE
      evan\tjane
      """;

  @TempDir Path work;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "//evan@10.0.0.7/Studio on /Volumes/Studio (smbfs) | //jane@192.0.2.1/CORE on /Volumes/CORE (smbfs)",
        "//bob@nas.secretcorp.example/Payroll on /Volumes/Payroll (smbfs, mounted by evan) | //name1@name2/name3 on /Volumes/name3 (smbfs, mounted by jane)",
        "//evan@[::1]:10446/KIT-17 on /Volumes/KIT-17 (smbfs) | //jane@[::1]:10446/KIT-17 on /Volumes/KIT-17 (smbfs)",
        "/dev/disk4s1 on /Volumes/Divorce Papers (apfs, local) | /dev/disk4s1 on /Volumes/name1 (apfs, local)",
        "n/Users/evan/Documents/Divorce Lawyer.pdf | n/Users/jane/...",
        "open '/Users/evan/Movies/a b.mov' now | open '/Users/jane/...' now",
        "java -jar /Users/evan/ACME/mountaineer/target/mountaineer.jar monitor | java -jar /Users/jane/.../mountaineer/target/mountaineer.jar monitor",
        "/Users/evan/.mountaineer/config.toml:3 | /Users/jane/.mountaineer/config.toml:3",
        "/Users/bob/Public of another | /Users/name1/...",
        "14:23:01.000  Add  3  4 local. _smb._tcp. Accounting Mac | 14:23:01.000  Add  3  4 local. _smb._tcp. name1",
        "mounted by evan) | mounted by jane)",
        "/Users/evan/Library | /Users/jane/Library",
        "EVANS-MACBOOK-PRO.local | janes-mac.local",
        "name: Evan's MacBook Pro | name: Jane's Mac",
        "a word of evangelists stays | a word of evangelists stays",
        "127.0.0.1:10446 and 0.0.0.0 | 127.0.0.1:10446 and 0.0.0.0",
        "tcp4 192.168.77.23.51000 | tcp4 192.0.2.1.51000",
        "Java 17.0.15.1.2 of 2026.11.29 | Java 192.0.2.1.2 of 2026.11.29",
        "version 999.1.2.3 | version 999.1.2.3",
        "ether a4:83:e7:12:34:56 | ether 00:00:5e:00:53:00",
        "inet6 fe80::1%lo0 ::1 | inet6 fe80::1%lo0 ::1",
        "inet6 2a02:8109:9d40::17 x | inet6 2001:db8::1 x",
        "inet6 fe80::cb9:8d1a:2b3c:4d5e%en0 | inet6 2001:db8::1%en0",
        "at 14:23:01 for 9:05:07.004 | at 14:23:01 for 9:05:07.004",
        "id 3F2A9C1E-7B4D-4E8A-9C61-0D5B8E2F4A17 | id 00000000-0000-0000-0000-000000000000"
      })
  void namesAndAddressesAreReplaced(String line, String expected) throws IOException {
    assertEquals(List.of(expected), masked(line + "\n").get(0));
  }

  @Test
  void aNameHasTheSameStandInInEveryFile() throws IOException {
    List<List<String>> files = masked("//bob@nas/Film\n", "//ann@nas/Film\n");

    assertEquals(List.of("//name1@name2/name3"), files.get(0));
    assertEquals(List.of("//name4@name2/name3"), files.get(1));
  }

  @Test
  void anAddressHasTheSameStandInInEveryFile() throws IOException {
    List<List<String>> files = masked("10.0.0.7 10.0.0.8\n", "to 10.0.0.8 by 10.0.0.7\n");

    assertEquals(List.of("192.0.2.1 192.0.2.2"), files.get(0));
    assertEquals(List.of("to 192.0.2.2 by 192.0.2.1"), files.get(1));
  }

  /** Returns the files after masking, each as its lines. */
  private List<List<String>> masked(String... texts) throws IOException {
    Files.writeString(work.resolve("names"), NAMES);
    Files.createDirectories(work.resolve("masked"));
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      Files.writeString(work.resolve(i + ".txt"), texts[i]);
      files.append(" \"$work/").append(i).append(".txt\"");
    }
    Kit.shell(work, "awk -v into=\"$work/masked\" -f \"$kit/lib/mask.awk\" \"$work/names\"" + files)
        .with(0);
    return IntStream.range(0, texts.length)
        .mapToObj(i -> Kit.linesOf(work.resolve("masked").resolve(i + ".txt")))
        .toList();
  }
}
