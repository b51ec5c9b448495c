using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Identity;

/// <summary>An unsigned JSON Web Token (alg none): the emulator trusts every token.</summary>
internal static class UnsignedToken
{
    public static string Write(JsonObject claims) => $"{Part(new JsonObject { ["typ"] = "JWT", ["alg"] = "none" })}.{Part(claims)}.";

    /// <summary>Reads the claims; null where the text is not a token.</summary>
    public static JsonObject? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;

        try
        {
            return JsonNode.Parse(Base64Url.Decode(parts[1])) as JsonObject;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string Part(JsonObject content) => Base64Url.Encode(Encoding.UTF8.GetBytes(content.ToJsonString()));
}
