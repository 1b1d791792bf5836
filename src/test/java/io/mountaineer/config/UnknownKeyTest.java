package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeyTest {

  @ParameterizedTest
  @CsvSource({
    "check_intervall_secs,check_interval_secs",
    "check-interval-secs,check_interval_secs",
    "Auto_Failback,auto_failback",
    "failback_stable_secs,auto_failback_stable_secs",
    "port,smb_port",
    "timeout_ms,connect_timeout_ms",
    "share_root,shares_root",
  })
  void isExplainedByTheKeyThatWasMeant(String written, String meant) {
    assertEquals(
        written + " is not known and has no effect; did you mean " + meant + "?",
        UnknownKey.message(written, Section.GLOBAL));
  }

  @Test
  void isExplainedByNoneThatHasNothingToDoWithIt() {
    assertEquals(
        "retries is not known and has no effect", UnknownKey.message("retries", Section.GLOBAL));
  }
}
