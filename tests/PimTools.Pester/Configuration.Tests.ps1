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

Describe 'Export-PimConfiguration' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        $path = "$folder/pim.yaml"
    }

    It 'writes what a person can read, and what is right offline and online' {
        $file = Export-PimConfiguration $path -Kind EntraRole, Group

        $file.Name | Should -Be 'pim.yaml'
        $text = Get-Content $path
        $text[0] | Should -Be '# yaml-language-server: $schema=pim-configuration.schema.json'
        "$folder/pim-configuration.schema.json" | Should -Exist
        $text | Should -Contain '  - role: User Administrator'
        $text | Should -Contain '      maximumDuration: 8h'
        $text | Should -Contain '    principal: ben@contoso.com'
        Test-PimConfiguration $folder | Should -BeNullOrEmpty
        (Test-PimConfiguration $path -Online | Where-Object Severity -EQ Error) | Should -BeNullOrEmpty
    }

    It 'writes the same again, and keeps what a person added' {
        $null = Export-PimConfiguration $path -Kind EntraRole
        $text = (Get-Content $path -Raw) -replace '(?m)^settings:', "# ours`nbreakGlass: [emergency@contoso.com]`ntemplates:`n  high: { activation: { maximumDuration: 4h } }`nsettings:" -replace '(?m)^  - role: User Administrator$', '  - role: User Administrator # owner: Dana'
        Set-Content $path $text -NoNewline
        Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 2h
        $null = Export-PimConfiguration $path -Kind EntraRole

        $changed = Compare-Object ($text -split "`n") ((Get-Content $path -Raw) -split "`n") | Where-Object SideIndicator -EQ '=>'
        $changed.InputObject | Should -Contain '      maximumDuration: 2h'
        $now = Get-Content $path
        $now | Should -Contain '# ours'
        $now | Should -Contain 'breakGlass: [emergency@contoso.com]'
        $now | Should -Contain '  - role: User Administrator # owner: Dana'
        Test-PimConfiguration $path | Should -BeNullOrEmpty

        $before = Get-Content $path -Raw
        $null = Export-PimConfiguration $path -Kind EntraRole
        Get-Content $path -Raw | Should -BeExactly $before
    }

    It 'writes Azure roles of the scopes that are named, as JSON' {
        $null = Export-PimConfiguration "$folder/pim.json" -Kind AzureRole -Scope 'Contoso Sandbox'

        $document = Get-Content "$folder/pim.json" -Raw | ConvertFrom-Json
        ($document.settings | Where-Object role -EQ Contributor).scope | Should -Be 'Contoso Sandbox'
        Test-PimConfiguration "$folder/pim.json" | Should -BeNullOrEmpty
    }

    It 'says that Azure roles without a scope are left out' {
        $null = Export-PimConfiguration $path -Kind EntraRole, AzureRole -WarningVariable warned -WarningAction SilentlyContinue

        "$warned" | Should -Match 'Azure roles are left out'
    }

    It '-WhatIf writes nothing' {
        Export-PimConfiguration $path -Kind EntraRole -WhatIf | Should -BeNullOrEmpty
        $path | Should -Not -Exist
    }

    It 'writes nothing where something cannot be read' {
        (Get-PimContext).Emulator.Faults.FailNext(403, 'roleEligibilityScheduleInstances', 20)
        { Export-PimConfiguration $path -Kind EntraRole -ErrorAction Stop } | Should -Throw
        $path | Should -Not -Exist
    }
}

Describe 'Export-PimConfiguration into a folder' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
        $folder = "$TestDrive/roles"
        $made = Export-PimConfiguration "$folder/" -Kind EntraRole, Group, AzureRole -Scope 'Contoso Sandbox'
    }

    It 'writes a file for each role, below its kind and scope, and the schema once' {
        $made.FullName | Should -Be (Get-Item $folder).FullName
        'entra/User Administrator.yaml', 'groups/Ops-OnCall.yaml', 'azure/Contoso Sandbox/Contributor.yaml' | ForEach-Object { "$folder/$_" | Should -Exist }
        (Get-ChildItem $folder -Recurse -Filter *.schema.json).FullName | Should -Be (Get-Item "$folder/pim-configuration.schema.json").FullName
        Get-Content "$folder/azure/Contoso Sandbox/Contributor.yaml" -TotalCount 1 | Should -Be '# yaml-language-server: $schema=../../pim-configuration.schema.json'
        (Get-Content "$folder/groups/Ops-OnCall.yaml") -match 'access:' | Should -Contain '    access: Owner'
    }

    It 'is right, and plans nothing, as one document' {
        Test-PimConfiguration $folder | Should -BeNullOrEmpty
        $plan = New-PimPlan $folder -Prune

        $plan.HasChanges | Should -BeFalse
        $plan.Unchanged | Should -BeGreaterThan 150
    }

    It 'writes nothing anew, keeps comments and what only a person knows, and names what it did not write' {
        $file = "$folder/entra/Reports Reader.yaml"
        (Get-Content $file) -replace '  - role: Reports Reader$', "  # agreed in May`n  - role: Reports Reader # Emil" | Set-Content $file
        Set-Content "$folder/templates.yaml" "version: 1`ntemplates:`n  strict: { activation: { maximumDuration: 1h } }"
        Set-Content "$folder/entra/Gone.yaml" 'version: 1'
        $before = Get-ChildItem $folder -Recurse -File | Get-FileHash

        $null = Export-PimConfiguration $folder -Kind EntraRole, Group -WarningVariable told 3>$null

        Get-ChildItem $folder -Recurse -File | Get-FileHash | ForEach-Object Hash | Should -Be $before.Hash
        $told | Should -HaveCount 1
        $told | Should -BeLike "*Gone.yaml' was not written*It stays."
    }

    It 'writes nothing under -WhatIf' {
        Export-PimConfiguration "$TestDrive/none/" -Kind EntraRole -WhatIf

        "$TestDrive/none" | Should -Not -Exist
    }
}
