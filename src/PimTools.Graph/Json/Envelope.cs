using Newtonsoft.Json.Linq;

namespace PimTools.Graph.Json;

/// <summary>Opens and closes what a service wraps its objects in. Graph wraps nothing; another surface opens into the form and the words of Graph.</summary>
internal class Envelope
{
    public static readonly Envelope None = new();

    protected Envelope()
    {
    }

    /// <summary>The object as Graph would write it.</summary>
    public virtual JObject Open(JObject answer) => answer;

    /// <summary>A body as the service wants it.</summary>
    public virtual JObject Close(JObject body) => body;
}
