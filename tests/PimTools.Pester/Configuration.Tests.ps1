# Documents of settings and assignments, checked without a tenant and against one.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function New-Document([string] $Text, [string] $Name = 'pim.yaml') {
        Set-Content -LiteralPath "$TestDrive/$Name" -Value $Text
        "$TestDrive/$Name"
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Test-PimConfiguration' {
    It 'puts out nothing where nothing is wrong, without a connection' {
        $null = Disconnect-Pim -All
        Test-PimConfiguration (New-Document "version: 1`nsettings:`n  - role: User Administrator`n    activation: { maximumDuration: 4h }") | Should -BeNullOrEmpty
    }

    It 'tells every problem with file, line and column' {
        $path = New-Document "version: 1`nsettings:`n  - role: User Administrator`n    extends: gone`n    activaton: {}"
        $problems = Test-PimConfiguration $path

        $problems.Message | Should -Be "A setting has no 'activaton'.", "There is no template 'gone'."
        $problems[0].File | Should -Be ([IO.Path]::GetFullPath($path))
        "$($problems[0].Line),$($problems[0].Column) $($problems[0].Severity)" | Should -Be '5,5 Error'
    }

    It 'makes one configuration of the files of a folder' {
        $folder = New-Item -ItemType Directory "$TestDrive/many"
        'a.yaml', 'b.yml' | ForEach-Object { Set-Content "$folder/$_" "version: 1`nsettings:`n  - role: User Administrator" }
        Set-Content "$folder/notes.txt" 'no document'

        Test-PimConfiguration $folder | ForEach-Object { Split-Path -Leaf $_.File } | Should -Be 'b.yml'
        (Get-ChildItem $folder -Filter *.y* | Test-PimConfiguration).Message | Should -Match 'a second time'
    }

    It 'refuses what cannot be read, and reads the others' {
        $problems = Test-PimConfiguration "$TestDrive/none.yaml", (New-Document 'version: 2' 'two.yaml') -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.TestPimConfigurationCommand'
        $problems.Message | Should -Match 'version 2'
    }

    It '-Online looks the names up, sends nothing, and tells where each stands' {
        $null = Connect-Pim -Emulator -As dana -Reset
        $path = New-Document @'
version: 1
breakGlass: [nobody@contoso.com]
settings:
  - role: User Administrator
    activation:
      approval: { required: true, stages: [{ approvers: [{ user: cleo@contoso.com }, { group: No Such Group }] }] }
  - role: Usr Administrator
  - { role: Contributor, kind: AzureRole, scope: Contoso Sandbox }
assignments:
  - { role: Reports Reader, type: Eligible, principal: ben@contoso.com }
'@
        $problems = Test-PimConfiguration $path -Online

        $problems.Line | Should -Be 2, 6, 7
        $problems[2].Message | Should -Match 'Usr Administrator'
        (Test-PimConfiguration $path) | Should -BeNullOrEmpty
    }
}
