using Newtonsoft.Json.Linq;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Groups;

/// <summary>Requests in the words of groups.</summary>
internal static class GroupWriter
{
    public static JObject Request(PimRequestDraft draft) =>
        RequestWriter.Write(draft, ("groupId", draft.Role.Id), ("accessId", GroupWords.Access(draft.Role)));
}
