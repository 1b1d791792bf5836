/**
 * JSON of the commands: for each output the keys, their order and their words, which are a contract
 * (docs/JSON.md). Uses the values that are shown, from {@code core}, {@code config}, {@code
 * history}, {@code agent} and {@code doctor}; {@code cli} writes the maps by {@code json}.
 */
package io.mountaineer.cli.json;
