using Newtonsoft.Json.Linq;
using PimTools.Graph.Requests;

namespace PimTools.Graph.Entra;

/// <summary>Writes requests in the words of Entra roles.</summary>
internal static class EntraWriter
{
    public static JObject Request(PimRequestDraft draft) => RequestWriter.Write(
        draft,
        ("roleDefinitionId", draft.Role.Id),
        (EntraUrls.ScopeProperty(draft.Scope), draft.Scope.Id));
}
