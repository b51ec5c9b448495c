using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PimTools.Tests.Fuzz;

/// <summary>Makes a bad body out of a good one: wrong types, missing and doubled properties, odd values, deep nests, broken text.</summary>
internal static class BodyMutator
{
    private static readonly string[] OddTexts =
    [
        "", " ", "\0", "\ud800", "\udfff tail", "null", "../..", "a/b?c#d", "'", "' or 1 eq 1", "\r\nX: y", "\u202e", "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z", "2024-02-30T25:61:61Z", "+010000-01-01T00:00:00Z", "2024-01-01T00:00:00+99:99", "P", "PT", "P99999999999D", "-P10675199DT2H48M5.4775808S",
        "PT1e9H", "P1Y2M3W", "99999999999999999999999999", "-1", "1e400", "NaN", "#microsoft.graph.unknown", "https://evil.example/", "http://[::1", "claims=%7B%7D",
        "/subscriptions/", "/administrativeUnits/", "/providers/Microsoft.Management/managementGroups/", new string('x', 5_000),
    ];

    private static readonly string[] OddNumbers = ["0", "-1", "1e308", "-9223372036854775809", "340282366920938463463374607431768211456", "0.1", "2147483648", "9223372036854775807"];

    public static byte[] Mutate(string good, Random random)
    {
        var text = random.Next(12) == 0 ? good : Write(Changed(good, random), random);
        if (random.Next(4) != 0)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        switch (random.Next(6))
        {
            case 0: bytes = bytes.GetRange(0, random.Next(bytes.Count + 1)); break;
            case 1: bytes.InsertRange(0, [0xEF, 0xBB, 0xBF]); break;
            case 2: bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]; break;
            case 3: Replace(bytes, random, [0xC3, 0x28]); break;
            case 4: Replace(bytes, random, [(byte)random.Next(256)]); break;
            default: bytes.AddRange(Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "}" : "<html>")); break;
        }

        return [.. bytes];
    }

    private static JToken Changed(string good, Random random)
    {
        var body = Read(good);
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            var tokens = body is JContainer container ? container.DescendantsAndSelf().ToList() : [body];
            var token = tokens[random.Next(tokens.Count)];
            if (token is JProperty property)
            {
                Change(property, random);
            }
            else if (token.Parent is null)
            {
                body = random.Next(3) == 0 ? Odd(random) : body;
            }
            else if (token.Parent is JArray array && random.Next(2) == 0)
            {
                array.Add(random.Next(2) == 0 ? token.DeepClone() : Odd(random));
            }
            else
            {
                token.Replace(Odd(random));
            }
        }

        return body;
    }

    private static void Change(JProperty property, Random random)
    {
        switch (random.Next(5))
        {
            case 0: property.Remove(); break;
            case 1: property.Value = JValue.CreateNull(); break;
            case 2: property.Value = new JArray(property.Value); break;
            case 3 when property.Value is JContainer { Count: > 0 } inner: property.Value = inner.First!.DeepClone() is JProperty first ? first.Value : inner.First.DeepClone(); break;
            default: property.Value = Odd(random); break;
        }
    }

    private static JToken Odd(Random random) => random.Next(9) switch
    {
        0 => JValue.CreateNull(),
        1 => new JValue(random.Next(2) == 0),
        2 => new JRaw(OddNumbers[random.Next(OddNumbers.Length)]),
        3 => new JArray(),
        4 => new JObject(),
        5 => new JRaw(Nested(1 + random.Next(200))),
        6 => new JArray(JValue.CreateNull(), 1, "x", new JObject()),
        _ => new JValue(OddTexts[random.Next(OddTexts.Length)]),
    };

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    /// <summary>Now and then, a property stands there twice.</summary>
    private static string Write(JToken body, Random random)
    {
        var text = body.ToString(Formatting.None);
        if (random.Next(10) != 0 || body is not JObject { Count: > 0 } whole)
        {
            return text;
        }

        var again = new JProperty(whole.Properties().ElementAt(random.Next(whole.Count)).Name, Odd(random)).ToString(Formatting.None);
        return text[..^1] + "," + again + "}";
    }

    private static void Replace(List<byte> bytes, Random random, byte[] with)
    {
        if (bytes.Count > 0)
        {
            var at = random.Next(bytes.Count);
            bytes.RemoveAt(at);
            bytes.InsertRange(at, with);
        }
    }

    private static JToken Read(string text)
    {
        using var json = new JsonTextReader(new System.IO.StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(json);
    }
}
