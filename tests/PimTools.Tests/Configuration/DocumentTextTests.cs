using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Graph.Documents;
using PimTools.Tests.Core;
using PimTools.Tests.Fuzz;
using Xunit;

namespace PimTools.Tests.Configuration;

/// <summary>Documents, written and read back: nothing changes on the way, and nothing that a person added gets lost.</summary>
public sealed class DocumentTextTests
{
    private readonly DocumentFormat _format = new();

    [Fact]
    public void Any_text_survives_as_YAML_and_JSON() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => text.Get.Length > 0 && !text.Get.Any(one => char.IsControl(one) || char.IsSurrogate(one) || one > '\ud7ff')),
        text => new[] { _format.WriteYaml(Of(text.Get), null), _format.WriteJson(Of(text.Get)) }.All(written => Texts(written).SequenceEqual([text.Get, text.Get])))
        .Check(FuzzCases.Properties(500));

    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("~")]
    [InlineData("1e3")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("Admins [EU]")]
    [InlineData(" spaced ")]
    [InlineData("Müller & Söhne (Köln)")]
    public void A_name_that_looks_like_something_else_stays_a_name(string name) => Assert.Equal([name, name], Texts(_format.WriteYaml(Of(name), null)));

    [Fact]
    public void Comments_stay_before_and_beside_what_they_stood_at()
    {
        const string text = """
            # the first line
            version: 1
            settings:
              # why this one is strict
              - role: User Administrator # owner: Dana
                activation:
                  maximumDuration: 4h # agreed in May
              - role: Reports Reader
            # the end
            """;
        var root = _format.Read(text, "pim.yaml", problem => Assert.Fail(problem.ToString()))!;

        Assert.Equal(text.ReplaceLineEndings("\n") + "\n", _format.WriteYaml(root, text));
    }

    [Fact]
    public void A_setting_is_read_back_as_it_was_written()
    {
        foreach (var (name, (change, _)) in SettingCases.All)
        {
            var setting = RuleSet.Setting([.. RuleSet.Usual()]);
            change.ApplyTo(setting);
            var problems = new List<PimDocumentProblem>();
            var text = _format.WriteYaml(new ConfigurationWriter([]).Write([setting], []), null);

            var values = TemplateMerge.Of(new ConfigurationLoader(_format, problems.Add).Load([("pim.yaml", text)]), new(Target, null, Read(text)));

            Assert.DoesNotContain(problems, one => one.Severity == PimDocumentSeverity.Error);
            Assert.True(setting.Activation.MaximumDuration == values.Change.MaximumActivationDuration && setting.Activation.Requires == values.Change.ActivationRequires!.Value, name);
            Assert.Equal((setting.Assignment.AllowPermanentEligible, setting.Assignment.MaximumActiveDuration), (values.Change.AllowPermanentEligible, values.Change.MaximumActiveDuration));
            Assert.Equal(setting.Activation.AuthenticationContext ?? string.Empty, values.Change.AuthenticationContext);
            Assert.Equal(setting.Activation.Approvers.Select(one => one.Id), values.Approvers.Select(one => one.Id));
            Assert.Equal(9, values.Change.Notifications.Count);
        }
    }

    private static ConfiguredTarget Target => new(PimKind.EntraRole, "User Administrator", null, null, null, null, new DocumentScalar(1, 1, string.Empty, true));

    private ConfiguredValues Read(string text) => new ConfigurationLoader(_format, _ => { }).Load([("pim.yaml", text)]).Settings.Single().Values;

    private static DocumentMap Of(string text) => NodeBuilder.Map(
        ("list", NodeBuilder.List([NodeBuilder.Map(("role", NodeBuilder.Text(text)))])), ("compact", NodeBuilder.Compact(("user", NodeBuilder.Text(text)))));

    private IEnumerable<string> Texts(string written)
    {
        var root = (DocumentMap)_format.Read(written, "pim.yaml", problem => Assert.Fail(problem + "\n" + written))!;
        yield return ((DocumentScalar)((DocumentMap)((DocumentList)root.Find("list")!).Items[0]).Find("role")!).Text;
        yield return ((DocumentScalar)((DocumentMap)root.Find("compact")!).Find("user")!).Text;
    }
}
