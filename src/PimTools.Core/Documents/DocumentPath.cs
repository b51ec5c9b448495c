using System.Globalization;
using System.Linq;

namespace PimTools.Documents;

/// <summary>Names a place in a document so that it is found again in a later version of it.</summary>
internal static class DocumentPath
{
    private static readonly string[] Names = { "role", "group", "kind", "access", "id", "scope", "scopeId", "type", "principal", "principalId", "user", "manager", "sponsors" };

    public const string Root = "";

    public static string Of(string parent, string key) => parent + "/" + key;

    /// <summary>The place of an item of a list: by what it names, or else by its number.</summary>
    public static string Of(string parent, DocumentNode item, int index)
    {
        var named = item is DocumentMap map
            ? string.Join(",", Names.Select(map.Find).OfType<DocumentScalar>().Select(one => one.Text))
            : (item as DocumentScalar)?.Text;
        return $"{parent}[{(string.IsNullOrEmpty(named) ? index.ToString(CultureInfo.InvariantCulture) : named)}]".ToUpperInvariant();
    }
}
