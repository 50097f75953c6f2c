{{/* Each helper takes a dictionary of `root` and, where it is about one program, `program`. */}}

{{- define "jianzheng.name" -}}
{{ required "organisation: give the values that network/organisation export wrote" .root.Values.organisation }}-{{ .program }}
{{- end }}

{{- define "jianzheng.selector" -}}
app.kubernetes.io/name: jianzheng
app.kubernetes.io/instance: {{ .root.Values.organisation }}
app.kubernetes.io/component: {{ .program }}
{{- end }}

{{- define "jianzheng.labels" -}}
{{ include "jianzheng.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* What every pod has: no token of the cluster, nobody's rights. */}}
{{- define "jianzheng.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.images.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .root.Values.runAs.user }}
  runAsGroup: {{ .root.Values.runAs.group }}
  fsGroup: {{ .root.Values.runAs.group }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "jianzheng.container" -}}
image: {{ index .root.Values.images .program }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
resources:
  {{- toYaml (index .root.Values .program).resources | nindent 2 }}
{{- end }}

{{/* The program's Secret, its flat keys as paths again, and a place for temporary files. */}}
{{- define "jianzheng.volumes" -}}
{{- $values := index .root.Values .program -}}
- name: files
  secret:
    secretName: {{ required (printf "%s.secret: give the values that network/organisation export wrote" .program) $values.secret }}
    items:
      {{- range $values.files }}
      - {key: {{ .key | quote }}, path: {{ .path | quote }}, mode: {{ .mode }}}
      {{- end }}
- name: tmp
  emptyDir: {sizeLimit: 512Mi}
{{- end }}

{{- define "jianzheng.mounts" -}}
- {name: files, mountPath: /etc/jianzheng/{{ .program }}, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- end }}

{{- define "jianzheng.claim" -}}
{{- $storage := (index .root.Values .program).storage -}}
volumeClaimTemplates:
  - metadata:
      name: data
      labels:
        {{- include "jianzheng.selector" . | nindent 8 }}
    spec:
      accessModes: [ReadWriteOnce]
      {{- with $storage.className }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests:
          storage: {{ $storage.size }}
{{- end }}

{{/* Fabric's nodes answer for their health without a client certificate, for metrics only with one. */}}
{{- define "jianzheng.fabricProbes" -}}
startupProbe:
  httpGet: {path: /healthz, port: operations, scheme: HTTPS}
  periodSeconds: 5
  failureThreshold: 60
readinessProbe:
  httpGet: {path: /healthz, port: operations, scheme: HTTPS}
  periodSeconds: 10
  timeoutSeconds: 3
livenessProbe:
  httpGet: {path: /healthz, port: operations, scheme: HTTPS}
  periodSeconds: 20
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}
