package io.mountaineer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Pseudonyms;
import org.junit.jupiter.api.Test;

class ReportNamesTest {

  private final Pseudonyms names = new Pseudonyms();

  @Test
  void anAccountOfAnOlderConfigIsFoundInTheCauseOfAFailure() {
    new ReportNames(names)
        .addLog("event=mount_failed share=core host=nas cause=\"nas refused the login for bobby\"");

    assertEquals("user-1 was there", names.mask("bobby was there"));
  }

  @Test
  void aMountThatIsGoneIsFoundInTheReasonOfAnOlderDay() {
    new ReportNames(names)
        .addLog("cause=\"/Volumes/CORE belongs to another mount, //carol@othernas/PRIVATE\"");

    assertEquals("user-1, host-1", names.mask("carol, othernas"));
  }
}
