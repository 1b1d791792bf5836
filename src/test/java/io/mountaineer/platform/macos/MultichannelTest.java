package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultichannelTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"\"main\"", "1", "null", "{\"main\": []}"})
  void flagsThatAreNoListDoNotHang(String flags) {
    String json = "{\"m\": {\"multi_channel_status\": {\"0\": {\"flags\": " + flags + "}}}}";

    assertFalse(
        assertTimeoutPreemptively(LIMIT, () -> Multichannel.carrying(json)).orElseThrow().isMain());
  }

  @Test
  void whatIsNoJsonNamesNoConnection() {
    assertFalse(Multichannel.carrying("{\"multi_channel_status\": {\"0\": {").isPresent());
  }
}
