using System;
using System.Collections.Generic;
using System.IO;
using System.Xml.Linq;
using PimTools.Help;
using PimTools.Help.Pages;

namespace PimTools.Tests.Help;

/// <summary>A docs folder and a module folder that live as long as a test.</summary>
public sealed class HelpFolders : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pimtools-help-");

    public HelpFolders()
    {
        Directory.CreateDirectory(Path.Combine(Docs, "cmdlets"));
    }

    public string HelpFile => Path.Combine(Module, "en-US", "PimTools.dll-Help.xml");

    private string Docs => Path.Combine(_root.FullName, "docs");

    private string Module => Path.Combine(_root.FullName, "module");

    public void AddCommandPage(string name, string text) => File.WriteAllText(Path.Combine(Docs, "cmdlets", name + ".md"), text);

    public void AddAboutPage(string name, string text) => File.WriteAllText(Path.Combine(Docs, name + ".md"), text);

    public IReadOnlyList<PageProblem> Build() => HelpBuild.Run(Docs, Module);

    /// <summary>Reads the help file as Get-Help does: line ends are part of the text.</summary>
    public XElement ReadHelpFile() => XElement.Load(HelpFile, LoadOptions.PreserveWhitespace);

    public string ReadTopic(string name) => File.ReadAllText(Path.Combine(Module, "en-US", name + ".help.txt"));

    public void Dispose() => _root.Delete(recursive: true);
}
