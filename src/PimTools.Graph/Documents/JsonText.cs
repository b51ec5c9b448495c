using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PimTools.Documents;

namespace PimTools.Graph.Documents;

/// <summary>Writes a document as JSON.</summary>
internal static class JsonText
{
    public static string Write(DocumentNode root) => Token(root).ToString(Formatting.Indented).Replace("\r", string.Empty) + "\n";

    private static JToken Token(DocumentNode node) => node switch
    {
        DocumentMap map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key, Token(entry.Value)))),
        DocumentList list => new JArray(list.Items.Select(Token)),
        DocumentScalar { IsQuoted: false, Text: "true" or "false" } flag => new JValue(flag.Text == "true"),
        DocumentScalar { IsQuoted: false } word when int.TryParse(word.Text, out var number) => new JValue(number),
        DocumentScalar text => new JValue(text.Text),
        _ => JValue.CreateNull(),
    };
}
